// What the shipped decision tables answer at the edges practice names; and that what two pathways share says the same.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "app/commands/decide.h"

namespace caseway::tests {
namespace {

const std::string kWorkflows = CASEWAY_SOURCE_DIR "/workflows/";

// What `caseway decide` prints for these answers.
std::string Decided(const std::string& table, const std::string& decision, const std::string& answers) {
  std::ostringstream out, err;
  const DecideOptions asked{.file = kWorkflows + table, .decision = decision, .inputs = answers};
  const int status = RunDecide(asked, out, err);
  INFO(err.str());
  CHECK(status == 0);
  return out.str();
}

bool Says(const std::string& printed, const std::string& words) { return printed.find(words) != std::string::npos; }

std::string Capacity(const std::string& answers) {
  return Decided("assessment/decisions/capacity_finding.dmn", "capacity_finding",
                 "{assessment_adult: {capacity_doubt: \"yes\"}, capacity: {best_interests: \"To stay at home\", imca: "
                 "\"yes\", " +
                     answers + "}}");
}

const std::string kFourYes = R"(understand: "yes", retain: "yes", weigh: "yes", communicate: "yes")";
const std::string kOneNo = R"(understand: "yes", retain: "no", weigh: "yes", communicate: "yes")";

SCENARIO("P15: who can do all four things does not lack capacity, whatever the result says") {
  CHECK(Says(Capacity(kFourYes + R"(, result: "lacks")"), "does not follow from the answers"));
  CHECK(Says(Capacity(kFourYes + R"(, result: "has")"), "has capacity"));
}

SCENARIO("P15: lacking capacity takes a no, an impairment and the link between them") {
  CHECK(Says(Capacity(kOneNo + R"(, result: "lacks")"), "does not follow from the answers"));
  CHECK(Says(Capacity(kOneNo + R"(, impairment: "yes", result: "lacks")"), "does not follow from the answers"));
  CHECK(Says(Capacity(kOneNo + R"(, impairment: "no", causal_link: "x", result: "lacks")"),
             "does not follow from the answers"));
  CHECK(Says(Capacity(kOneNo + R"(, impairment: "yes", causal_link: "Forgets at once", result: "lacks")"),
             "lacks, best interests recorded"));
}

SCENARIO("P15: having capacity takes four times yes, or no impairment (section 2(1))") {
  CHECK(Says(Capacity(R"(understand: "yes", result: "has")"), "does not follow from the answers"));
  CHECK(Says(Capacity(kOneNo + R"(, impairment: "yes", causal_link: "Forgets at once", result: "has")"),
             "does not follow from the answers"));
  CHECK(Says(Capacity(kOneNo + R"(, impairment: "no", result: "has")"), "has capacity"));
}

// What came of these outcomes, each scored so; "" has no score yet.
std::string Met(const std::string& asked, const std::vector<std::string>& scores) {
  std::string outcomes;
  for (const auto& score : scores) {
    outcomes += outcomes.empty() ? "" : ", ";
    outcomes += R"({outcome: "Stay at home", achieved: )" + (score.empty() ? "null" : "\"" + score + "\"") + "}";
  }
  return Decided("safeguarding/decisions/outcomes_met.dmn", "outcomes_met",
                 "{personal: {asked: \"" + asked + "\", outcomes: [" + outcomes + "]}}");
}

SCENARIO("P30: what the adult wanted is achieved as far as they say of each outcome") {
  CHECK(Says(Met("asked-expressed", {"fully", "fully"}), "\"fully\""));
  CHECK(Says(Met("asked-expressed", {"fully", "not"}), "\"partly\""));
  CHECK(Says(Met("asked-expressed", {"partly"}), "\"partly\""));
  CHECK(Says(Met("asked-expressed", {"not", "not"}), "\"not\""));
  CHECK(Says(Met("asked-expressed", {"fully", ""}), "\"not yet scored\""));
  CHECK(Says(Met("asked-expressed", {}), "\"not yet scored\""));
  CHECK(Says(Met("not-asked", {}), "\"nothing to score\""));
}

std::string Adult(const std::string& answers) {
  return Decided("assessment/decisions/eligibility_adult.dmn", "eligibility_adult",
                 "{adult_eligibility: {cause: \"yes\", " + answers + "}}");
}

SCENARIO("P12: an adult is not found without needs while outcomes are unanswered") {
  const std::string nine =
      R"(hygiene: "can", toilet: "can", clothing: "can", home_safety: "can", habitable_home: "can", relationships: "can",
         work_and_learning: "can", community: "can", caring_for_a_child: "does-not-arise")";
  CHECK(Says(Adult(R"(nutrition: "can")"), R"(eligible: "undecided")"));
  CHECK(Says(Adult(R"(nutrition: "danger")"), R"(eligible: "undecided")"));
  CHECK(Says(Adult(nine), R"(eligible: "undecided")"));
  CHECK(Says(Adult(nine + R"(, nutrition: "can")"), R"(result: "no-needs")"));
  CHECK(Says(Adult(nine + R"(, nutrition: "danger")"), R"(result: "not-eligible")"));
}

SCENARIO("P12: two outcomes out of reach are enough, whatever the others are") {
  CHECK(Says(Adult(R"(nutrition: "danger", hygiene: "longer", impact: "yes", carer_meets: "no", wants_council: "yes",
                      resident: "yes")"),
             R"(basis: "duty")"));
}

SCENARIO("P13: a carer is not found without needs while outcomes are unanswered; one out of reach is enough") {
  const auto carer = [](const std::string& answers) {
    return Decided("assessment/decisions/eligibility_carer.dmn", "eligibility_carer",
                   "{carer_eligibility: {necessary_care: \"yes\", health_at_risk: \"no\", " + answers + "}}");
  };
  CHECK(Says(carer(R"(nutrition: "can")"), R"(eligible: "undecided")"));
  CHECK(Says(carer(R"(nutrition: "can", caring_for_a_child: "can", caring_for_others: "can", habitable_home: "can",
                      relationships: "can", work_and_learning: "can", community: "can", recreation: "can")"),
             R"(result: "no-needs")"));
  CHECK(
      Says(carer(R"(nutrition: "danger", impact: "yes", wants_council: "yes", resident: "yes")"), R"(basis: "duty")"));
}

SCENARIO("P4: not knowing whether somebody is in prison holds up no enquiry; knowing it does") {
  const auto route = [](const std::string& in_prison) {
    return Decided("safeguarding/decisions/s42_route.dmn", "s42_route",
                   R"({person: null, s42_decision: {alive: "yes", adult: "yes", in_area: "yes", needs_care: "yes",
                       abuse_or_risk: "yes", unable_to_protect: "yes", in_prison: ")" +
                       in_prison + "\"}}");
  };
  CHECK(Says(route("unknown"), R"(route: "section-42")"));
  CHECK(Says(route("no"), R"(route: "section-42")"));
  CHECK(Says(route("yes"), R"(route: "prison")"));
}

SCENARIO("P2, P4: reasonable cause is enough: not knowing whether somebody is alive or here holds up no enquiry") {
  const auto route = [](const std::string& alive, const std::string& in_area) {
    return Decided("safeguarding/decisions/s42_route.dmn", "s42_route",
                   R"({person: null, s42_decision: {adult: "yes", in_prison: "no", needs_care: "yes",
                       abuse_or_risk: "yes", unable_to_protect: "yes", alive: ")" +
                       alive + R"(", in_area: ")" + in_area + "\"}}");
  };
  CHECK(Says(route("unknown", "unknown"), R"(route: "section-42")"));
  CHECK(Says(route("yes", "unknown"), R"(route: "section-42")"));
  CHECK(Says(route("unknown", "no"), R"(route: "other-area")"));
  CHECK(Says(route("no", "unknown"), R"(route: "review")"));
}

SCENARIO("P4: a known birth date says whether somebody is an adult; only without one does the answer") {
  const auto route = [](const std::string& person, const std::string& answer) {
    return Decided("safeguarding/decisions/s42_route.dmn", "s42_route",
                   "{person: {age: " + person + "}, s42_decision: {alive: \"yes\", adult: " + answer +
                       R"(, in_area: "yes", needs_care: "yes", abuse_or_risk: "yes", unable_to_protect: "yes",
                          in_prison: "no"}})");
  };
  CHECK(Says(route("85", "null"), R"(route: "section-42")"));
  CHECK(Says(route("18", "null"), R"(route: "section-42")"));
  CHECK(Says(route("17", "null"), R"(route: "children")"));
  CHECK(Says(route("null", "\"yes\""), R"(route: "section-42")"));
  CHECK(Says(route("null", "\"no\""), R"(route: "children")"));
  CHECK(Says(route("null", "null"), R"(route: "not decided")"));
}

std::string TextOf(const std::string& file) {
  std::ifstream in(kWorkflows + file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

SCENARIO("what two pathways share is the same, word for word, in both") {
  for (const char* shared : {"forms/capacity.toml", "forms/advocacy.toml", "forms/urgent_care.toml",
                             "forms/urgent_care_approval.toml", "decisions/advocacy_in_place.dmn"}) {
    INFO(shared);
    CHECK_FALSE(TextOf(std::string("assessment/") + shared).empty());
    CHECK(TextOf(std::string("assessment/") + shared) == TextOf(std::string("safeguarding/") + shared));
  }
  for (const char* shared : {"forms/urgent_care.toml", "forms/urgent_care_approval.toml", "forms/handover.toml"}) {
    INFO(shared);
    CHECK_FALSE(TextOf(std::string("referral/") + shared).empty());
    CHECK(TextOf(std::string("referral/") + shared) == TextOf(std::string("assessment/") + shared));
  }
}

// Whether a line of a definition shows staff an id of our own papers: "Struck through, kept (P50)."
bool ShowsAnId(const std::string& line) {
  static const std::regex shown(
      R"(^\s*(title|summary|help|ask|say|intro|label|required_say)\s*=\s*"[^"]*\b(P|B|F|BR|G)[0-9]+\b)");
  return std::regex_search(line, shown);
}

SCENARIO("no text that staff read names a rule of our own papers; the comment beside it does") {
  CHECK(ShowsAnId("help  = \"Struck through, kept (P50).\""));
  CHECK_FALSE(ShowsAnId("help  = \"Struck through, kept.\"  # P50"));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kWorkflows)) {
    if (entry.path().extension() != ".toml" || entry.path().filename() == "demonstration.toml") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      INFO(entry.path().generic_string() << ": " << line);
      CHECK_FALSE(ShowsAnId(line));
    }
  }
}

}  // namespace
}  // namespace caseway::tests
