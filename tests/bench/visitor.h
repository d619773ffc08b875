// Visitor: somebody signed in to a demonstration council through a one-use link, as a browser would be.
//
//   Visitor grace = SignIn(client, "/demonstration/3f9c...");
//   client.Ask(client.Post("/cases/7k3qf2m9x/notes", grace.cookie, grace.Form({{"text", "Rang."}})));
//
// Errors: std::runtime_error when the link does not open. Threads: a value.
#pragma once

#include <string>

#include "tests/bench/load_client.h"

namespace caseway::bench {

struct Visitor {
  std::string cookie;
  std::string csrf;

  // The fields with what every form of a page carries: the token and a fresh command id.
  LoadClient::Fields Form(LoadClient::Fields fields) const;
};

Visitor SignIn(const LoadClient& client, const std::string& link);

}  // namespace caseway::bench
