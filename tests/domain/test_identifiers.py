"""Personal data is found by its form; right check digits are asked for where there are some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.identifiers import IdentifierKind as K
from clearslate.domain.identifiers import identifiers


def found(text):
    return [(each.kind, each.text) for each in identifiers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "it"),
    [
        ("write to maren.o+vfx@mill-house.co.uk.", K.EMAIL, "maren.o+vfx@mill-house.co.uk"),
        ("call +44 20 7946 0958 now", K.PHONE, "+44 20 7946 0958"),
        ("+33 (0)1 99 00 12 34", K.PHONE, "+33 (0)1 99 00 12 34"),
        ("at (212) 555-0188", K.PHONE, "(212) 555-0188"),
        ("au 01 99 00 12 34 le soir", K.PHONE, "01 99 00 12 34"),
        ("her mobile is 425 555 0137", K.PHONE, "425 555 0137"),
        ("paid with 4111 1111 1111 1111", K.CARD, "4111 1111 1111 1111"),
        ("378282246310005", K.CARD, "378282246310005"),
        (
            "to FR76 3000 6000 0112 3456 7890 189",
            K.BANK_ACCOUNT,
            "FR76 3000 6000 0112 3456 7890 189",
        ),
        ("to DE89370400440532013000", K.BANK_ACCOUNT, "DE89370400440532013000"),
        ("SSN 219-09-9999", K.NATIONAL_ID, "219-09-9999"),
        ("NIR 1 84 12 76 451 089 46", K.NATIONAL_ID, "1 84 12 76 451 089 46"),
        ("DNI 12345678Z", K.NATIONAL_ID, "12345678Z"),
        ("CF RSSMRA85T10A562S", K.NATIONAL_ID, "RSSMRA85T10A562S"),
        ("NINO AB 12 34 56 C", K.NATIONAL_ID, "AB 12 34 56 C"),
        ("CPF 529.982.247-25", K.NATIONAL_ID, "529.982.247-25"),
        ("her pesel 44051401359", K.NATIONAL_ID, "44051401359"),
        ("Steuer-ID 86 095 742 719", K.NATIONAL_ID, "86 095 742 719"),
        ("bsn 111222333", K.NATIONAL_ID, "111222333"),
        ("passport X1234567", K.NATIONAL_ID, "X1234567"),
        ("lives at 12 Mill Lane, rain", K.POSTAL_ADDRESS, "12 Mill Lane"),
        ("au 14 bis, rue de la Harpe", K.POSTAL_ADDRESS, "14 bis, rue de la Harpe"),
        ("Lindenstraße 5", K.POSTAL_ADDRESS, "Lindenstraße 5"),
        ("born on 4 March 1991 in rain", K.BIRTH_DATE, "4 March 1991"),
        ("née le 04/03/1991", K.BIRTH_DATE, "04/03/1991"),
        ("DOB: 1991-03-04", K.BIRTH_DATE, "1991-03-04"),
        ("a woman named Ada Corwin on a bench", K.PERSON, "Ada Corwin"),
        ("portrait of Mr. Idris Hallam", K.PERSON, "Idris Hallam"),
    ],
)
def test_it_is_found_and_stands_where_it_says(text, kind, it):
    assert (kind, it) in found(text)
    assert all(text[each.start : each.end] == each.text for each in identifiers(text))


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "FR76 3000 6000 0112 3456 7890 188",
        "DE8937040044053201300",
        "219-00-9999",
        "666-12-3456",
        "12345678A",
        "RSSMRA85T10A562T",
        "529.982.247-24",
        "44051401358",
        "1 84 12 76 451 089 47",
    ],
)
def test_wrong_check_digits_are_no_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a cat, 35mm, f/1.8, ISO 400, 1/250s",
        "seed 4111111111, 1024x1536, steps 28, cfg 7.5",
        "(masterpiece:1.2), (best quality:1.4), 8k, 4096",
        "score_9, score_8_up, 1girl",
        "in the year 1984, on 5 May, a street",
        "the road to the mill at 12 o'clock",
        "12 monkeys in a row",
        "version 2.0.1-1.10, build 20240101",
        "an old man called upon to sing",
        "born in the dark, 300 birds",
        "timecode 01:00:00:00 to 01:02:03:04",
        "3.14159265358979",
        "--ar 16:9 --seed 1234567890 --v 6.1",
        "ffmpeg 23.976 fps, 1920x1080",
    ],
)
def test_the_numbers_of_a_prompt_are_no_personal_data(text):
    assert found(text) == []


def test_a_report_shows_only_its_ends():
    (account,) = identifiers("DE89370400440532013000")

    assert account.masked == "DE…00"
    assert account.checked


@given(st.text(max_size=120))
def test_any_text_can_be_looked_through(text):
    for each in identifiers(text):
        assert text[each.start : each.end] == each.text


@given(st.text(alphabet="0123456789 -.+()/ABXYZ@", max_size=200))
def test_any_row_of_numbers_can_be_looked_through(text):
    identifiers(text)
