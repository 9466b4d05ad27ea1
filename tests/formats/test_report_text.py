"""The reports in plain text, read as a person reads them: whole, in both languages."""

from dataclasses import replace
from datetime import date
from textwrap import dedent

import pytest
from tests.builders import (
    a_cut,
    a_declaration,
    a_disclosure,
    a_pack,
    a_rule,
    an_approval,
    an_asset,
    an_event,
    pack_words,
)
from tests.formats.house_rules import (
    FINAL,
    KEEPS_PERHAPS,
    MILD,
    PACKS,
    SHOWN,
    a_salt_road_clearance,
    cleared,
)

from clearslate.domain.asset import Provenance, ProvenanceFinding
from clearslate.domain.clearance import Clearance
from clearslate.domain.contradictions import Contradiction
from clearslate.domain.facts import Register
from clearslate.domain.period import Period
from clearslate.domain.policy.rules import Outcome
from clearslate.domain.registry import Registry
from clearslate.domain.said import Said, Word
from clearslate.domain.standing import Determined
from clearslate.domain.timeline import RateOrigin
from clearslate.formats.facts import load_fact_book
from clearslate.formats.phrase import Language
from clearslate.formats.report_lines import Manner, columns, harmless, padded, widest, wrap
from clearslate.formats.report_text import clearance_text, determination_text

EN, FR = Language.ENGLISH, Language.FRENCH
BOOK = load_fact_book()


def plain_spaces(said: str) -> str:
    """Return ``said`` with spaces that a reader can tell apart; words have their own tests."""
    return said.replace("\u00a0", " ").replace("\u202f", " ")


def text_of(clearance: Clearance, language: Language = EN, *, whole: bool = False) -> str:
    return clearance_text(clearance, PACKS, language, colour=False, whole=whole)


def text_of_use(use: Determined, language: Language = EN, *, explain_silent: bool = False) -> str:
    return determination_text(
        use, PACKS, BOOK, language, colour=False, explain_silent=explain_silent
    )


def a_use(**answers: str) -> Determined:
    declaration = a_declaration(
        "SR-0021", title="Ilsa at nineteen", answers={**SHOWN, "tool_keeps_data": "unsure"}
    )
    return cleared(declaration).declarations[0]


def test_a_clearance_reads_like_this():
    said = text_of(a_salt_road_clearance())

    assert said == dedent(
        """\
        HELD  The Salt Road, cut 2 (locked 13 November 2026): 2 events hold it, 1 of
              them temporary material

        Holds (2)
          written approval    01:00:09:00  01:00:14:12  V2  SF_0450_doll-b_v12
              SR-0007  Waits for written approval from Legal. The register has version
              11, the cut shows version 12.
          temporary material  01:00:12:00  01:00:18:00  A1  ANNOUNCER_temp
              SR-0033  Temporary material in a locked cut. Put the final material in its
              place.

        What is owed, and by whom
          The production  Put the final material in its place (SR-0033).
          Legal           Approve in writing (SR-0007).

        May go ahead, not in the cut (1)
          SR-0041  Radio under the chase

        How the cut was accounted for
                                       events  on all tracks  share
          declared, known by name           3           17 s   60 %
          known by what the file says       0            0 s    0 %
          known by digest                   0            0 s    0 %
          known by fingerprint              0            0 s    0 %
          no sign of AI found               0            0 s    0 %
          not checked                       2          9.5 s   40 %
          Of 5 events, 2 (40 %) were not checked. Not checked is not clean: nobody and
          nothing has looked at those events. Events were recognised by names, digests
          and what files say of themselves. Picture and sound were not compared.

        Lines not understood (1)
          line 14, not a timecode  AX V C 01:00:0X:00

        Declarations (4)
          SR-0007  written approval  A second doll for the game
                   Waits for written approval from Legal.
          SR-0012  written approval  The crowd at the landing
                   Approved by Corwin Sallaway (AP-0002) until 31 March 2027.
          SR-0033  notify            Announcer, temporary voice
                   May go ahead; the title contact is told.
          SR-0041  written approval  Radio under the chase
                   Approved by Corwin Sallaway (AP-0003), on 1 condition.

        Rules asked
          a-pack 1.0  House rules
            readings: as the pack has them
            sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          Not legal advice.

        Next: Put the final material in its place (the production: SR-0033).
        """
    )


def test_a_clearance_reads_like_this_in_french():
    said = plain_spaces(text_of(a_salt_road_clearance(), FR))

    assert said == dedent(
        """\
        RETENU  The Salt Road, montage 2 (verrouillé le 13 novembre 2026) : 2 événements
                le retiennent, dont 1 de matériel temporaire

        Retenues (2)
          accord écrit         01:00:09:00  01:00:14:12  V2  SF_0450_doll-b_v12
              SR-0007  Attend l’accord écrit du juridique. Le registre a la version 11,
              le montage montre la version 12.
          matériel temporaire  01:00:12:00  01:00:18:00  A1  ANNOUNCER_temp
              SR-0033  Matériel temporaire dans un montage verrouillé. Mettez l’élément
              définitif à sa place.

        Ce qui est dû, et par qui
          La production  Mettre l’élément définitif à sa place (SR-0033).
          Le juridique   Donner l’accord écrit (SR-0007).

        Autorisés, absents du montage (1)
          SR-0041  Radio under the chase

        Comment le montage a été vérifié
                                                    événements  toutes pistes  part
          déclarés, reconnus par leur nom                    3           17 s  60 %
          reconnus d’après ce que dit le fichier             0            0 s   0 %
          reconnus par leur empreinte                        0            0 s   0 %
          reconnus par leur empreinte perceptuelle           0            0 s   0 %
          aucun indice d’IA                                  0            0 s   0 %
          non vérifiés                                       2          9,5 s  40 %
          Sur 5 événements, 2 (40 %) n’ont pas été vérifiés. Non vérifié ne veut pas
          dire sans IA : personne ni rien n’a regardé ces événements. Les événements ont
          été reconnus d’après les noms, les empreintes et ce que disent les fichiers.
          Image et son n’ont pas été comparés.

        Lignes non comprises (1)
          ligne 14, ce n’est pas un timecode  AX V C 01:00:0X:00

        Déclarations (4)
          SR-0007  accord écrit  A second doll for the game
                   Attend l’accord écrit du juridique.
          SR-0012  accord écrit  The crowd at the landing
                   Approuvé par Corwin Sallaway (AP-0002) jusqu’au 31 mars 2027.
          SR-0033  informer      Announcer, temporary voice
                   Peut se poursuivre ; le contact du titre est informé.
          SR-0041  accord écrit  Radio under the chase
                   Approuvé par Corwin Sallaway (AP-0003), à 1 condition.

        Règles consultées
          a-pack 1.0  Règles de la maison
            lectures : celles du jeu de règles
            sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          Ne constitue pas un avis juridique.

        À faire : Mettre l’élément définitif à sa place (la production : SR-0033).
        """
    )


def test_a_determination_reads_like_this():
    said = text_of_use(a_use(), explain_silent=True)

    assert said == dedent(
        """\
        BLOCKED  SR-0021  Ilsa at nineteen
        Nobody can approve it yet: a consent, a licence or a clearance has to exist
        first.
        Certain: blocked, whatever is found out.

        Why, strictest first (3)
          blocked   Rule T1 objects.
                    [a-pack: T1 Clause T1]
          escalate  Not ruled out: rule P2 objects.
                    Not known: whether the tool keeps, reuses or trains on what goes in
                    or comes out.
                    [a-pack: P2 Clause P2]
          notify    Rule 00 objects.
                    [a-pack: 00 Clause 00]

        Open questions (1)
            Does the tool keep, reuse or train on what goes in or comes out?
            [tool_keeps_data]

        What would lower it
          escalate  Obtain, or widen, the person’s consent to exactly this use.
                    Evidence: signed consent that names this use.

        Obligations
          - Obtain the consent.
            The production, before work starts. Evidence: Signed consent.

        Who must say yes
          The title contact and Legal.

        Rules that do not object (1)
          F1  Will any of it be seen or heard in a delivered version? No.

        Rules asked
          a-pack 1.0  House rules
            House Rules for AI, Quillmark Pictures, 11 November 2025; read on 1 November
            2026.
            readings: as the pack has them
            sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          Not legal advice.

        Digests, to be copied into an approval
          declaration
            declared
          determination
            determined

        Next: Obtain the consent (the production).
        """
    )


def test_a_determination_reads_like_this_in_french():
    said = plain_spaces(text_of_use(a_use(), FR))

    assert said == dedent(
        """\
        BLOQUÉ  SR-0021  Ilsa at nineteen
        Personne ne peut encore l’approuver : un consentement, une licence ou une
        libération de droits doit d’abord exister.
        Certain : bloqué, quoi qu’on apprenne.

        Pourquoi, du plus strict au moins strict (3)
          bloqué          La règle T1 objecte.
                          [a-pack : T1 Clause T1]
          faire remonter  Pas exclu : la règle P2 objecte.
                          On ignore si l’outil conserve, réutilise ou exploite pour
                          s’entraîner ce qui entre ou sort.
                          [a-pack : P2 Clause P2]
          informer        La règle 00 objecte.
                          [a-pack : 00 Clause 00]

        Questions en suspens (1)
            L’outil conserve-t-il ce qui entre ou sort, le réutilise-t-il ou s’en
            sert-il pour s’entraîner ? [tool_keeps_data]

        Ce qui l’allégerait
          faire remonter  Obtenir, ou faire élargir, le consentement de la personne à
                          cet usage précis. Preuve : consentement signé qui nomme cet
                          usage.

        Obligations
          - Obtenir le consentement.
            La production, avant de commencer. Preuve : Consentement signé.

        Qui doit donner son accord
          Le contact du titre et le juridique.

        Règles consultées
          a-pack 1.0  Règles de la maison
            House Rules for AI, Quillmark Pictures, 11 novembre 2025 ; lu le 1er
            novembre 2026.
            lectures : celles du jeu de règles
            sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          Ne constitue pas un avis juridique.

        Empreintes, à reporter dans un accord
          déclaration
            declared
          détermination
            determined

        À faire : Obtenir le consentement (la production).
        """
    )


def test_no_line_is_wider_than_eighty_columns():
    clearance = a_salt_road_clearance(lost=30)
    said = [text_of(clearance, language, whole=True) for language in Language]
    said += [text_of_use(use, language) for use in clearance.declarations for language in Language]

    assert not [line for text in said for line in text.splitlines() if columns(line) > 80]


@pytest.mark.parametrize("width", [40, 60, 120])
def test_a_report_keeps_to_the_width_that_it_is_given(width: int):
    clearance = a_salt_road_clearance()
    said = clearance_text(clearance, {}, EN, colour=False, width=width)
    without_digests = (line for line in said.splitlines() if "sha256:" not in line)

    assert not [line for line in without_digests if columns(line) > max(width, 60)]


def test_colour_comes_only_where_it_is_asked_for_and_says_nothing_new():
    clearance = a_salt_road_clearance()
    coloured = clearance_text(clearance, PACKS, EN, colour=True)

    assert "\x1b[" not in text_of(clearance)
    assert "\x1b[1;31mHELD\x1b[0m" in coloured
    for code in ("1", "1;31", "1;7;35", "34", "35", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == text_of(clearance)


def of_cut(*names: str, **changes: object) -> Clearance:
    """Return a cut of these events, of which one asset is declared and goes ahead."""
    return cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(),),
        cut=a_cut((an_event(name) for name in names), locked_on=None, **changes),
    )


def first_lines(clearance: Clearance, many: int = 1) -> str:
    return "\n".join(text_of(clearance).splitlines()[:many])


def test_a_cut_with_unchecked_events_is_cleared_only_as_declared():
    assert first_lines(of_cut("SF_0450_doll-b_v11", "A", "B", "C", "D"), 2) == (
        "CLEARED as declared; 4 events (80 %) not checked\n"
        "The Salt Road, cut 2 (not locked): 1 event cleared"
    )


def test_one_unchecked_event_is_not_several():
    assert first_lines(of_cut("SF_0450_doll-b_v11", "A")) == (
        "CLEARED as declared; 1 event (50 %) not checked"
    )


def test_a_cut_in_which_all_is_accounted_for_is_cleared():
    assert first_lines(of_cut("SF_0450_doll-b_v11")) == (
        "CLEARED  The Salt Road, cut 2 (not locked): 1 event cleared"
    )


def test_lines_that_were_lost_leave_a_cut_cleared_only_as_declared():
    lost = a_salt_road_clearance(lost=2).cut
    assert lost is not None
    clearance = of_cut("SF_0450_doll-b_v11", not_understood=lost.timeline.not_understood)

    assert first_lines(clearance) == (
        "CLEARED as declared; 2 lines of the file were not understood"
    )
    assert text_of(clearance).endswith(
        "Next: look at the lines of the file that were not understood.\n"
    )


def test_an_empty_cut_is_cleared_of_nothing():
    assert first_lines(of_cut()) == "CLEARED as declared; the cut has no events that could be read"


def test_events_without_a_sign_are_counted_beside_those_that_are_cleared():
    nothing = Provenance(finding=ProvenanceFinding.NONE)
    clearance = cleared(
        a_declaration(answers=MILD),
        assets=(an_asset(), an_asset("plate", declarations=(), provenance=nothing)),
        cut=a_cut([an_event(), an_event("plate")], locked_on=None),
    )

    assert "1 event cleared and 1 with no sign of AI found" in " ".join(text_of(clearance).split())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (MILD, "CLEARED as declared; no cut was checked"),
        (
            FINAL,
            "HELD  The Salt Road, no cut checked: 1 of 1 use may not go ahead yet",
        ),
    ],
)
def test_without_a_cut_a_report_says_that_none_was_checked(answers, expected):
    said = text_of(cleared(a_declaration(answers=answers)))

    assert said.startswith(expected)
    assert "How the cut was accounted for" not in said


def test_an_empty_production_is_not_cleared_of_anything():
    assert text_of(cleared()).startswith(
        "CLEARED as declared; no cut was checked\nThe Salt Road, no cut checked: no use is "
        "declared\n"
    )


def test_the_first_twenty_lines_not_understood_are_shown_and_all_are_counted():
    clearance = a_salt_road_clearance(lost=23)
    said = text_of(clearance)

    assert "Lines not understood (23)" in said
    assert said.count("not a timecode") == 20
    assert "... and 3 more, all of them in the report files (--out)." in said
    assert text_of(clearance, whole=True).count("not a timecode") == 23


def test_a_rate_that_the_file_overruled_is_noted():
    clearance = a_salt_road_clearance()
    assert clearance.cut is not None
    timeline = replace(clearance.cut.timeline, rate_from=RateOrigin.FILE_OVER_GIVEN)
    noted = replace(clearance, cut=replace(clearance.cut, timeline=timeline))

    assert "The file itself says 24 frames a second" in text_of(noted)


def test_a_long_name_has_a_line_of_its_own():
    name = "A_VERY_LONG_NAME_OF_A_CLIP_" + "X" * 80
    clearance = cleared(assets=(an_asset(name, declarations=()),), cut=a_cut([an_event(name)]))
    lines = text_of(clearance).splitlines()
    place = lines.index("  undeclared  01:00:00:00  01:00:04:00  V1")

    assert lines[place + 1].strip() + lines[place + 2].strip() == name


def test_a_hostile_name_cannot_drive_the_terminal():
    name = "clip\x1b[2J\u202egnp.exe\n\tHELD"
    clearance = cleared(assets=(an_asset(name, declarations=()),), cut=a_cut([an_event(name)]))
    said = text_of(clearance)

    assert "\x1b" not in said
    assert "\u202e" not in said
    assert not [line for line in said.splitlines() if line.startswith(("\t", "HELD  clip"))]
    assert "clip\N{REPLACEMENT CHARACTER}[2J" in said


def test_a_pack_past_its_review_is_warned_of():
    clearance = replace(a_salt_road_clearance(), on=date(2027, 6, 1))
    use = a_use()
    late = replace(use.filled.facts, use={**use.filled.facts.use, "asked_on": date(2027, 6, 1)})
    old = replace(use, filled=replace(use.filled, facts=late))

    for said in (text_of(clearance), text_of_use(old)):
        assert "Review overdue: the source of a-pack should have been read again by 21 May" in (
            " ".join(said.split())
        )
    assert "Review overdue" not in text_of(a_salt_road_clearance())
    undated = replace(late, use={})
    assert "overdue" not in text_of_use(replace(old, filled=replace(old.filled, facts=undated)))


def test_a_report_always_carries_a_notice():
    clearance = a_salt_road_clearance()

    assert "Not legal advice." in text_of(clearance)
    without_words = clearance_text(clearance, {}, EN, colour=False)
    assert "Unofficial encoding of published rules. Not legal advice." in without_words
    assert "a-pack 1.0" in without_words


def test_readings_that_were_chosen_are_named():
    pack = a_pack(a_rule("00", outcome=Outcome.NOTIFY), options=("strict_final", "advise_only"))
    said = clearance_text(cleared(), {"a-pack": pack_words(pack)}, EN, colour=False)

    assert "readings: chosen: strict_final, advise_only" in said


def test_a_superseded_declaration_names_what_took_its_place():
    said = text_of(
        cleared(
            a_declaration("SR-1", answers=MILD),
            a_declaration("SR-2", answers=MILD, supersedes="SR-1"),
        )
    )

    assert "Superseded by SR-2." in said


# One use.


def test_digests_stand_whole_on_lines_of_their_own():
    lines = text_of_use(replace(a_use(), declaration_digest="sha256:" + "f" * 64)).splitlines()

    assert "    sha256:" + "f" * 64 in lines


def test_a_use_that_needs_nobody_says_so():
    said = text_of_use(cleared(a_declaration(answers=MILD)).declarations[0])

    assert said.startswith("NOTIFY  SR-0007  A second doll for the game\n")
    assert "Nobody; notice is enough." in said
    assert "What would lower it" not in said


def test_what_is_certain_stands_apart_from_what_it_could_reach():
    said = text_of_use(cleared(a_declaration(answers=KEEPS_PERHAPS)).declarations[0])

    assert "\nCertain: notify. Could reach: escalate.\n" in said


def test_approvals_conditions_and_what_was_lost_are_told():
    registry = Registry(
        approvals=(
            an_approval("AP-1", conditions=("Keep the work files.",)),
            an_approval("AP-2", period=Period(last=date(2026, 1, 1))),
        )
    )
    said = text_of_use(cleared(a_declaration(answers=FINAL), registry=registry).declarations[0])

    assert "Approved by Corwin Sallaway (AP-1), on 1 condition." in said
    assert "Approval AP-2 ended on 1 January 2026." in said
    assert "  - Condition: Keep the work files." in said


def test_what_registers_filled_in_and_what_contradicts_itself_is_told():
    word = Word(fact="in_final", answer="yes", register=Register.CUT_CHECK)
    found = Contradiction(fact="purpose", given="previs", against="in_final")
    use = a_use()
    filled = replace(
        use.filled, said=(Said(word=word, declared=None, counts="yes"),), contradictions=(found,)
    )
    said = text_of_use(replace(use, filled=filled))

    assert "Will any of it be seen or heard in a delivered version? Yes (cut check)." in said
    assert "Contradictions\n  - What will you use it for?" in said


def test_a_use_that_nothing_lowers_says_so():
    said = text_of_use(replace(a_use(), ways=()))

    assert "What would lower it\n  Nothing you can change lowers this." in said


def test_duties_of_a_pack_that_is_not_at_hand_are_named_by_their_ids():
    said = determination_text(a_use(), {}, BOOK, EN, colour=False)

    assert "  - a-pack/get_consent" in said
    assert "[a-pack: T1]" in said


def test_disclosures_are_told():
    told = a_rule("D1", outcome=Outcome.NOTIFY, disclosures=("end_credit", "lost"))
    packs = {"a-pack": pack_words(a_pack(told), disclosures=[a_disclosure()])}
    use = cleared(a_declaration(answers=MILD)).declarations[0]
    finding = replace(use.determination.findings[0], rule=told)
    made = replace(use.determination, findings=(finding,))
    said = determination_text(replace(use, determination=made), packs, BOOK, EN, colour=False)

    assert "Disclosures\n  - Name the use in the end credits.\n  - a-pack/lost\n" in said


def test_silent_rules_of_several_packs_are_told_apart():
    in_final = PACKS["a-pack"].pack.rules[1].condition
    other = a_pack(replace(a_rule("X1", condition=in_final), pack="b-pack"))
    packs = {**PACKS, "b-pack": pack_words(other)}
    use = cleared(a_declaration(answers=MILD)).declarations[0]
    said = determination_text(use, packs, BOOK, EN, colour=False, explain_silent=True)

    assert "  a-pack/T1" in said
    assert "  b-pack/X1" in said


# Lines.


def test_a_number_stays_with_its_percent_sign():
    assert wrap("a lot of events (80 %) not checked", 20) == [
        "a lot of events",
        "(80 %) not checked",
    ]


def test_wide_and_combining_characters_are_measured_as_a_terminal_shows_them():
    assert columns("abc") == 3
    assert columns("夏の雲") == 6
    assert columns("e\u0301") == 1
    assert padded("夏", 4) == "夏  "
    assert widest(["a", "夏の"]) == 4
    assert widest([]) == 0


def test_a_word_wider_than_the_line_is_broken_between_characters():
    assert wrap("夏の雲の峰", 4) == ["夏の", "雲の", "峰"]


def test_harmless_text_is_left_alone():
    assert harmless("SF_0450_doll-b_v11") == "SF_0450_doll-b_v11"
    assert harmless("L’été, 夏") == "L’été, 夏"


def test_a_section_without_lines_is_not_there():
    manner = Manner(language=EN, colour=True)

    assert manner.section("Holds", []) == []
    assert manner.section("Holds", ["x"])[1] == "\x1b[1mHolds\x1b[0m"
