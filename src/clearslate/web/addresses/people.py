"""People, invitations, and one's own page."""

from django.urls import path

from clearslate.web.views import me, people, people_invited

urlpatterns = [
    path("people", people.people, name="people"),
    path("people.csv", people.people_csv, name="people_csv"),
    path("people/invite", people_invited.invite, name="people_invite"),
    path(
        "people/invitations/<int:number>/resend", people_invited.resend, name="invitation_resend"
    ),
    path(
        "people/invitations/<int:number>/withdraw",
        people_invited.withdraw,
        name="invitation_withdraw",
    ),
    path("people/organisations/new", people_invited.organisation_new, name="organisation_new"),
    path("people/<int:number>", people.person, name="person"),
    path("people/<int:number>/give", people.give, name="person_give"),
    path("people/<int:number>/take", people.take, name="person_take"),
    path("people/<int:number>/close", people.close, name="person_close"),
    path("people/<int:number>/open", people.reopen, name="person_open"),
    path("people/<int:number>/sign-on", people.undo_sign_on, name="person_undo_sign_on"),
    path("invitations/<str:token>", people_invited.invitation, name="invitation"),
    path("me", me.me, name="me"),
    path("me/away", me.away, name="me_away"),
    path("me/sessions", me.sessions, name="me_sessions"),
]
