// The whole surface of the program, readable top to bottom: method, path, permission, handler.
#include "web/handlers/handlers.h"
#include "web/route.h"

namespace caseway::web {

using access::Permission;

const std::vector<Route>& Routes() {
  // clang-format off
  static const std::vector<Route> routes = {
      // work
      Get("/", Permission::kSignedIn, ShowMyWork),
      Get("/work", Permission::kWorkCase, ShowMyWork),
  };
  // clang-format on
  return routes;
}

}  // namespace caseway::web
