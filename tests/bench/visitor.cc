#include "tests/bench/visitor.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <random>
#include <stdexcept>

namespace caseway::bench {
namespace {

// As a page makes them: the time first, then chance (web/visit.cc).
std::string NewCommand() {
  static std::mt19937_64 random{std::random_device{}()};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
  return fmt::format("{:014x}{:016x}{:02x}", micros, random(), random() & 0xff);
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
