from django.urls import path

from lms.people import views

app_name = "people"
urlpatterns = [
    path("logg-inn/", views.sign_in, name="sign-in"),
    path("logg-inn/bli/", views.stay, name="stay"),
    path("logg-ut/", views.sign_out, name="sign-out"),
    path("invitasjon/<secret:secret>/", views.invitation, name="invitation"),
    path("konto/velg-passord/<secret:secret>/", views.choose_password, name="choose-password"),
    path("personvern/", views.privacy, name="privacy"),
    path("personvern/lest/", views.privacy_seen, name="privacy-seen"),
    path("konto/", views.account, name="account"),
    path("konto/passord/", views.password, name="password"),
    path("hvem-har-sett/", views.look_ups, name="look-ups"),
    path("mitt-hjem/", views.my_home, name="my-home"),
    path("mitt-hjem/kode/", views.home_code, name="home-code"),
    path("mitt-hjem/flytt-ut/", views.leave_home, name="leave-home"),
]
