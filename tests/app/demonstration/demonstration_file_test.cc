// workflows/demonstration.toml: what it says is there, and what is not there is refused by line.
#include "workflows/loader/demonstration_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <set>

#include "tests/support/council.h"
#include "tests/support/temporary_folder.h"

namespace caseway::tests {
namespace {

using loader::Demonstration;
using loader::ReadDemonstration;

Demonstration Shipped() {
  auto shipped = ReadDemonstration(CASEWAY_SOURCE_DIR "/workflows", ShippedLibrary());
  INFO((shipped ? "" : shipped.error().say));
  REQUIRE(shipped);
  return *std::move(shipped);
}

// What a file with this text is refused with; "" when it is not.
std::string RefusalOf(const std::string& text) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "demonstration.toml") << text;
  const auto read = ReadDemonstration(folder.path(), ShippedLibrary());
  return read ? "" : read.error().say;
}

void NoteWordless(const std::vector<forms::Question>& questions, const std::string& within, const Demonstration& usual,
                  std::set<std::string>& wordless) {
  for (const auto& question : questions) {
    const std::string path = within + "." + question.id;
    const bool words = question.type == forms::QuestionType::kText || question.type == forms::QuestionType::kLongText;
    if (words && loader::Find(usual.words, path) == nullptr) wordless.insert(path);
    NoteWordless(question.questions, path, usual, wordless);
  }
}

}  // namespace

TEST_CASE("every question that asks for words has sentences that fit it") {
  const Demonstration usual = Shipped();
  std::set<std::string> wordless;
  for (const auto& [id, bundle] : ShippedLibrary().live()) {
    for (const auto& [form, definition] : bundle->forms) NoteWordless(definition.questions, form, usual, wordless);
  }
  CHECK(wordless == std::set<std::string>());
}

TEST_CASE("sentences fit whoever they are written of: none takes anybody for a woman or a man") {
  const std::regex taken_for("\\b(she|her|hers|herself|his|him|himself)\\b", std::regex::icase);
  const Demonstration usual = Shipped();
  std::string found;
  const auto look = [&](const std::vector<std::string>& sentences) {
    for (const auto& sentence : sentences) {
      if (std::regex_search(sentence, taken_for)) found += sentence + "\n";
    }
  };
  for (const auto& [question, sentences] : usual.words) look(sentences);
  for (const auto& [question, fits] : usual.fits) {
    for (const auto& fit : fits) look(fit.words);
  }
  look(usual.notes), look(usual.reason_words), look(usual.around.glass_words), look(usual.around.hand_over_words);
  CHECK(found == "");
}

TEST_CASE("competences are spread as in real teams: some hold each, nobody all, and each is one there is") {
  const auto& all = ShippedLibrary().codes.at("competences").codes;
  std::set<std::string> held;
  for (const auto& post : Shipped().posts) {
    INFO(post.role);
    CHECK(post.competences.size() + 1 < all.size());
    held.insert(post.competences.begin(), post.competences.end());
    held.insert(post.one_of.begin(), post.one_of.end());
    const bool is_professional = post.role == "social-worker" || post.role == "senior";
    const auto& has = post.competences;
    if (is_professional) CHECK(std::find(has.begin(), has.end(), "capacity") != has.end());
  }
  CHECK(held.size() == all.size());
  const std::string post = "[[post]]\nrole = \"adviser\"\nteams = [\"access-team\"]\n";
  CHECK(RefusalOf(post + "one_of = [\"juggling\"]\n").find("There is no competence “juggling”.") != std::string::npos);
}

TEST_CASE("P53: letters of the demonstration say how to answer, with numbers and addresses that are nobody's") {
  const auto& settings = Shipped().settings;
  for (const char* name : {"letters.address", "letters.telephone", "letters.email", "letters.hours"})
    CHECK_FALSE(settings.at(name).empty());
  CHECK(settings.at("letters.telephone").rfind("01632 960", 0) == 0);
  CHECK(settings.at("letters.email").find(".example.org") != std::string::npos);
  CHECK(RefusalOf("[settings]\n\"letters.fax\" = \"01632 960 125\"\n").find("letters.fax") != std::string::npos);
}

TEST_CASE("every shipped team and every shipped role has staff") {
  std::set<std::string> teams, roles;
  for (const auto& post : Shipped().posts) {
    roles.insert(post.role);
    teams.insert(post.teams.begin(), post.teams.end());
  }
  for (const auto& [id, team] : ShippedLibrary().council.teams) {
    INFO(id);
    CHECK(teams.count(id) == 1);
  }
  for (const auto& [id, role] : ShippedLibrary().roles) {
    INFO(id);
    CHECK(roles.count(id) == 1);
  }
}

TEST_CASE("a name is found whole, or by less of its end") {
  const loader::ByName<int> entries = {{"about", 1}, {"lines.about", 2}};
  CHECK(*loader::Find(entries, "enquiry_plan.lines.about") == 2);
  CHECK(*loader::Find(entries, "capacity.about") == 1);
  CHECK(loader::Find(entries, "capacity.result") == nullptr);
}

TEST_CASE("what the library does not have is refused with its line") {
  CHECK(RefusalOf("[[post]]\nrole = \"advisor\"\nteams = [\"access-team\"]\n") ==
        "demonstration.toml:2:1: There is no role “advisor”. (1 faults in all)");
  CHECK(RefusalOf("[[post]]\nrole = \"adviser\"\nteams = [\"front-door\"]\n") ==
        "demonstration.toml:3:1: There is no team “front-door”. (1 faults in all)");
  CHECK(RefusalOf("[actions]\nvanish = 3\n") ==
        "demonstration.toml:2:1: There is no action “vanish”. (1 faults in all)");
  CHECK(RefusalOf("[words]\nmood = [\"Low.\"]\n") ==
        "demonstration.toml:2:1: There is no question “mood”. (1 faults in all)");
  CHECK(RefusalOf("[answers.\"codes/who-for\"]\nneighbour = 2\n") ==
        "demonstration.toml:2:1: There is no code “neighbour”. (1 faults in all)");
  CHECK(RefusalOf("[rows]\n\"waiting_check.attempts\" = [4, 1]\n") ==
        "demonstration.toml:2:28: “waiting_check.attempts” must be two whole numbers, the lower first. (1 faults in "
        "all)");
  CHECK(RefusalOf("[[at_hand]]\npathway = \"referral\"\nstate = \"resolved\"\nteam = \"access-team\"\n") ==
        "demonstration.toml:3:1: There is no stage “resolved” that is open in “referral”. (1 faults in all)");
  CHECK(RefusalOf("[[alert]]\ncode = \"cat\"\ntext = \"Scratches.\"\nsource = \"GP\"\n") ==
        "demonstration.toml:2:1: There is no code “cat”. (1 faults in all)");
  CHECK(RefusalOf("[forms]\nmeeting = 3\n") == "demonstration.toml:2:1: There is no form “meeting”. (1 faults in all)");
  CHECK(RefusalOf("[after]\nheld_on = \"planned\"\n") ==
        "demonstration.toml:2:1: There is no question “planned”. (1 faults in all)");
  CHECK(RefusalOf("[weather]\nrain = 1\n") ==
        "demonstration.toml:1:2: the demonstration has no key “weather”. (1 faults in all)");
  CHECK(RefusalOf("[[post]]\nrole = \"adviser\"\nteams = [\"access-team\"]\n").empty());
}

TEST_CASE("a folder without the file gives an empty demonstration") {
  const TemporaryFolder folder;
  const auto read = ReadDemonstration(folder.path(), ShippedLibrary());
  REQUIRE(read);
  CHECK(read->posts.empty());
}

}  // namespace caseway::tests
