"""Signing in."""

from clearslate.formats.phrase import both

SIGN_IN = both("Sign in", "Se connecter")
EMAIL = both("Mail address", "Adresse électronique")
PASSWORD = both("Password", "Mot de passe")
FORGOTTEN = both("Forgotten your password", "Mot de passe oublié")
BY_INVITATION = both("Accounts are made by invitation.", "Les comptes sont créés sur invitation.")
CHECK_FIELDS = both(
    "Check the mail address and the password.", "Vérifiez l’adresse et le mot de passe."
)
DEMO = both(
    "This is a demonstration with invented people. Enter as any of them; nothing leaves this "
    "machine.",
    "Ceci est une démonstration avec des personnes inventées. Entrez sous n’importe quel nom ; "
    "rien ne quitte cette machine.",
)
DEMO_PEOPLE = both("People of the demonstration", "Personnes de la démonstration")
PERSON = both("Person", "Personne")
OFFICE = both("Office", "Fonction")
ENTER_AS = both("Enter as {name}", "Entrer en tant que {name}")
