// The whole surface of the program, readable top to bottom: method, path, permission, handler.
#include "web/handlers/handlers.h"
#include "web/handlers/session/session_handlers.h"
#include "web/route.h"

namespace caseway::web {

using access::Permission;

const std::vector<Route>& Routes() {
  // clang-format off
  static const std::vector<Route> routes = {
      // the doors
      PublicGet("/sign-in", ShowSignIn),
      PublicPost("/sign-in", SignIn),
      PublicGet("/set-up/{token}", ShowSetUp),
      PublicPost("/set-up/{token}", SetUp),
      PublicGet("/demonstration/{token}", ShowDemonstrationLink),
      PublicPost("/demonstration/{token}", UseDemonstrationLink),
      PublicGet("/accessibility", ShowAccessibility),
      Post("/sign-out", Permission::kSignedIn, SignOut),
      Post("/keep-alive", Permission::kSignedIn, KeepAlive),
      Get("/account", Permission::kSignedIn, ShowAccount),
      Post("/account/declarations", Permission::kSignedIn, DeclareSomeoneClose),

      // work
      Get("/", Permission::kSignedIn, ShowMyWork),
      Get("/work", Permission::kWorkCase, ShowMyWork),

      // people
      Get("/people", Permission::kFindPerson, ShowPeople),
      Get("/people/new", Permission::kAddPerson, ShowAddPerson),
      Post("/people/new", Permission::kAddPerson, AddPerson),
      Get("/people/{person}", Permission::kSeePerson, ShowPerson),
      Post("/people/{person}/notes", Permission::kWriteNote, WritePersonNote),
      Post("/people/{person}/unmerge", Permission::kMergePeople, UnmergePerson),
  };
  // clang-format on
  return routes;
}

}  // namespace caseway::web
