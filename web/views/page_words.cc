#include "web/views/page_words.h"

#include <map>

namespace caseway::web {
namespace {

using Words = std::map<std::string_view, std::string_view>;

// What stands at the beginning of a route, by itself and with one of them named after it.
const Words& Whole() {
  static const Words words = {{"", "My work"},
                              {"work", "My work"},
                              {"decisions", "For my decision"},
                              {"team", "Team"},
                              {"safeguarding", "Safeguarding"},
                              {"people", "Finding people"},
                              {"contacts", "Contacts"},
                              {"concerns", "Concerns"},
                              {"breaches", "Possible breaches"},
                              {"breaches.csv", "Possible breaches, as a file"},
                              {"audit.csv", "Audit, as a file"},
                              {"account", "Own account"},
                              {"sign-in", "Signing in"},
                              {"sign-out", "Signing out"}};
  return words;
}

const Words& One() {
  static const Words words = {{"people", "A person"},
                              {"cases", "A case"},
                              {"concerns", "A concern"},
                              {"attachments", "A file"},
                              {"users", "An account"},
                              {"teams", "A team"},
                              {"settings", "A setting"},
                              {"pathways", "A pathway"},
                              {"arrivals", "A refused row"},
                              {"erasures", "An erasure"},
                              {"audit", "An audit entry"},
                              {"set-up", "Setting up an account"},
                              {"demonstration", "A demonstration link"}};
  return words;
}

// What comes after.
const Words& Further() {
  static const Words words = {{"new", "adding one"},
                              {"forms", "a form"},
                              {"versions", "a version"},
                              {"draft", "saved while typing"},
                              {"actions", "a deed"},
                              {"letters", "a letter"},
                              {"notes", "notes"},
                              {"files", "files"},
                              {"around", "people around them"},
                              {"needs", "communication needs"},
                              {"error", "marking in error"},
                              {"owner", "who holds it"},
                              {"handover", "hand-over"},
                              {"parties", "people in it"},
                              {"links", "linked cases"},
                              {"band", "how urgent"},
                              {"take", "taking it"},
                              {"glass", "broken glass"},
                              {"break-glass", "breaking the glass"},
                              {"seen", "looked into"},
                              {"reveal", "key-safe number shown"},
                              {"unmerge", "taking records apart"},
                              {"version", "pathway version"},
                              {"cases.csv", "cases, as a file"},
                              {"next", "next case"}};
  return words;
}

std::string Plain(std::string_view segment) {
  std::string text(segment);
  for (char& c : text) {
    if (c == '-') c = ' ';
  }
  return text;
}

std::string WordsOf(const Words& words, std::string_view segment) {
  const auto found = words.find(segment);
  return found != words.end() ? std::string(found->second) : Plain(segment);
}

std::string_view Take(std::string_view& route) {
  const auto slash = route.find('/');
  const std::string_view segment = route.substr(0, slash);
  route.remove_prefix(slash == std::string_view::npos ? route.size() : slash + 1);
  return segment;
}

std::string Capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string PageWords(std::string_view route) {
  if (route.empty() || route[0] != '/') return std::string(route);
  route.remove_prefix(1);
  const std::string_view first = Take(route);
  const bool names_one = !route.empty() && route[0] == '{';
  std::string words = Capital(WordsOf(names_one ? One() : Whole(), first));
  while (!route.empty()) {
    const std::string_view segment = Take(route);
    if (!segment.empty() && segment[0] != '{') words += ", " + WordsOf(Further(), segment);
  }
  return words;
}

}  // namespace caseway::web
