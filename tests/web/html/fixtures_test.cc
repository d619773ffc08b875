// GOV.UK Frontend ships, for each component, options and the HTML they should give. Ours must give the same.
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/web/html/fixture_components.h"
#include "tests/web/html/normalise.h"

namespace caseway::html {
namespace {

namespace json = boost::json;

struct Score {
  int matched = 0;
  int total = 0;
  std::set<std::string> not_supported;
};

json::value ReadFixtures(std::string_view component) {
  const std::string path = std::string(CASEWAY_SOURCE_DIR "/node_modules/govuk-frontend/dist/govuk/components/")
                               .append(component)
                               .append("/fixtures.json");
  std::ifstream file(path);
  INFO("run npm ci first: " << path);
  REQUIRE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

// "items[3].label" says no more than "items[].label".
std::string WithoutIndexes(const std::string& path) {
  std::string out;
  bool inside = false;
  for (const char c : path) {
    if (c == ']') inside = false;
    if (!inside) out.push_back(c);
    if (c == '[') inside = true;
  }
  return out;
}

Score Compare(std::string_view component, RenderFixture render) {
  Score score;
  const json::value fixtures = ReadFixtures(component);
  for (const json::value& fixture : fixtures.at("fixtures").as_array()) {
    ++score.total;
    const FixtureOptions options(fixture.at("options").as_object());
    Writer w;
    render(w, options);
    for (const std::string& key : options.Unread()) score.not_supported.insert(WithoutIndexes(key));
    if (!options.Unread().empty()) continue;
    INFO(component << ": " << fixture.at("name").as_string().c_str());
    CHECK(Normalise(std::move(w).Take().view()) == Normalise(fixture.at("html").as_string().c_str()));
    ++score.matched;
  }
  return score;
}

// How many fixtures each component must reproduce. The rest ask for options we leave out on purpose; the test prints
// them, and Floors() is raised when one is added.
std::map<std::string_view, int> Floors() {
  return {{"accordion", 11},
          {"back-link", 7},
          {"breadcrumbs", 12},
          {"button", 38},
          {"character-count", 22},
          {"checkboxes", 41},
          {"date-input", 46},
          {"details", 10},
          {"error-message", 9},
          {"error-summary", 19},
          {"fieldset", 18},
          {"file-upload", 19},
          {"generic-header", 7},
          {"hint", 6},
          {"input", 45},
          {"inset-text", 6},
          {"label", 17},
          {"notification-banner", 21},
          {"pagination", 14},
          {"panel", 11},
          {"phase-banner", 7},
          {"radios", 42},
          {"select", 18},
          {"service-navigation", 31},
          {"skip-link", 9},
          {"summary-list", 29},
          {"table", 21},
          {"tabs", 13},
          {"tag", 12},
          {"task-list", 10},
          {"textarea", 18},
          {"warning-text", 8}};
}

}  // namespace

TEST_CASE("Components write what GOV.UK Frontend's fixtures expect") {
  auto components = FieldFixtures();
  components.merge(OtherFixtures());
  const auto floors = Floors();
  REQUIRE(components.size() == floors.size());
  int matched = 0;
  for (const auto& [component, render] : components) {
    const Score score = Compare(component, render);
    matched += score.matched;
    std::cout << component << ": " << score.matched << " of " << score.total;
    if (!score.not_supported.empty()) std::cout << "; left out:";
    for (const std::string& key : score.not_supported) std::cout << " " << key;
    std::cout << "\n";
    INFO(component);
    CHECK(score.matched >= floors.at(component));
  }
  std::cout << "fixtures matched: " << matched << "\n";
}

}  // namespace caseway::html
