#include "tests/bench/visitor.h"

#include <cstdint>
#include <random>
#include <stdexcept>

namespace caseway::bench {
namespace {

std::string NewCommand() {
  static std::mt19937_64 random{std::random_device{}()};
  constexpr char kDigits[] = "0123456789abcdef";
  std::string id;
  for (int i = 0; i < 2; ++i) {
    std::uint64_t bits = random();
    for (int digit = 0; digit < 16; ++digit, bits >>= 4) id += kDigits[bits & 15];
  }
  return id;
}

std::string Hidden(const std::string& page, const std::string& name) {
  const std::string before = "name=\"" + name + "\" value=\"";
  const auto at = page.find(before);
  if (at == std::string::npos) throw std::runtime_error("a page has no field " + name);
  const auto begin = at + before.size();
  return page.substr(begin, page.find('"', begin) - begin);
}

}  // namespace

LoadClient::Fields Visitor::Form(LoadClient::Fields fields) const {
  fields.emplace_back("csrf", csrf);
  fields.emplace_back("command", NewCommand());
  return fields;
}

Visitor SignIn(const LoadClient& client, const std::string& link) {
  const Answer in = client.Ask(client.Post(link, "", {}));
  const std::string set = HeaderOf(in, "Set-Cookie");
  if (in.status != 303 || set.empty()) throw std::runtime_error("a sign-in link does not open: " + link);
  Visitor visitor;
  visitor.cookie = set.substr(0, set.find(';'));
  visitor.csrf = Hidden(client.Ask(client.Get("/account", visitor.cookie)).body, "csrf");
  return visitor;
}

}  // namespace caseway::bench
