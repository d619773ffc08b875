#include "workflows/loader/surroundings.h"

#include <fmt/format.h>

#include <cstdlib>

namespace caseway::loader {
namespace {

using pathway::Faults;

class Reading {
 public:
  Reading(TableReader& root, const pathway::Library& library, Faults& faults)
      : root_(root), library_(library), faults_(faults) {}

  Surroundings Read() {
    ReadPeople();
    ReadSteps();
    ReadForms("forms", made_.forms);
    ReadForms("left_with", made_.left_with);
    for (const TomlNode* row : root_.Rows("at_hand")) ReadAtHand(*row);
    Within("arrivals", "the last file", [&](TableReader& reader) {
      made_.arrivals_by = Role(reader, "by");
      made_.arrivals_file = reader.NeedText("file");
      made_.arrivals = reader.Texts("lines");
    });
    return std::move(made_);
  }

 private:
  template <class Take>
  void Within(const char* key, const char* what, Take take) {
    if (const TomlNode* node = root_.Table(key)) Row(*node, what, take);
  }
  template <class Take>
  void Row(const TomlNode& node, const char* what, Take take) {
    TableReader reader(node, what, faults_);
    take(reader);
    reader.RefuseUnknown();
  }

  void ReadPeople() {
    Within("needs", "the needs", [&](TableReader& reader) {
      made_.need = reader.Count("in_a_thousand", 0);
      made_.no_needs = reader.Count("none_in_a_thousand", 0);
    });
    for (const TomlNode* node : root_.Rows("need"))
      Row(*node, "the need", [&](TableReader& reader) {
        made_.needs.push_back(
            {Code(reader, "need", "communication-needs"), Code(reader, "format", "formats"), reader.Text("detail")});
      });
    Within("twins", "the people recorded twice", [&](TableReader& reader) {
      made_.twins = reader.Count("in_a_thousand", 0);
      made_.least_twins = reader.Count("least", 0);
    });
    Within("alerts", "the alerts", [&](TableReader& reader) { made_.alert = reader.Count("in_a_thousand", 0); });
    for (const TomlNode* node : root_.Rows("alert"))
      Row(*node, "the alert", [&](TableReader& reader) {
        made_.alerts.push_back({Code(reader, "code", "alerts"), reader.NeedText("text"), reader.NeedText("source")});
      });
  }

  void ReadSteps() {
    Within("moves", "the moves", [&](TableReader& reader) { made_.move = reader.Count("in_a_thousand", 0); });
    for (const TomlNode* node : root_.Rows("move"))
      Row(*node, "the move", [&](TableReader& reader) {
        made_.moves.push_back(
            {reader.NeedText("kind"), reader.Text("residence"), reader.Text("address"), reader.Text("postcode")});
      });
    Within("files", "the files", [&](TableReader& reader) { made_.file = reader.Count("in_a_thousand", 0); });
    for (const TomlNode* node : root_.Rows("file"))
      Row(*node, "the file", [&](TableReader& reader) {
        made_.files.push_back({reader.NeedText("name"), reader.NeedText("text")});
      });
    Within("handovers", "the hand-overs", [&](TableReader& reader) {
      made_.hand_over = reader.Count("in_a_thousand", 0);
      made_.refused = reader.Count("refused_in_a_hundred", 0);
      made_.hand_over_words = reader.Texts("say");
      made_.refusals = reader.Texts("refuse");
    });
    Within("glass", "the broken glass", [&](TableReader& reader) {
      made_.broken_glass = reader.Count("in_a_thousand", 0);
      made_.looked_into = reader.Count("looked_into_in_a_thousand", 0);
      made_.glass_words = reader.Texts("say");
    });
  }

  void ReadForms(const char* key, std::map<std::string, int, std::less<>>& forms) {
    const TomlNode* table = root_.Table(key);
    if (table == nullptr) return;
    TableReader reader(*table, "the forms", faults_);
    for (const auto& member : table->members) {
      forms[member.key] = reader.Count(member.key, 0);
      CheckForm(reader, member.key, member.key);
    }
  }

  void ReadAtHand(const TomlNode& node) {
    Row(node, "the work at hand", [&](TableReader& reader) {
      Surroundings::AtHand made;
      made.pathway = reader.NeedText("pathway");
      made.state = reader.NeedText("state");
      made.team = Team(reader, "team");
      made.holder = Role(reader, "holder");
      made.offered_to = Team(reader, "offered_to");
      made.forms = reader.Texts("forms");
      made.to_come = reader.Texts("to_come");
      made.days = reader.Count("days", 7);
      made.times = reader.Count("times", 1);
      made.broken_glass = reader.Flag("broken_glass");
      if (const TomlNode* answers = reader.Table("answers")) {
        for (const auto& member : answers->members) made.answers[member.key] = member.text;
      }
      for (const auto& form : made.forms) CheckForm(reader, "forms", form);
      const auto* state = library_.FindState(made.pathway, made.state);
      if (state == nullptr || state->end)
        reader.Refuse("state", "PW-UNKNOWN-NAME",
                      fmt::format("There is no stage “{}” that is open in “{}”.", made.state, made.pathway));
      made_.at_hand.push_back(std::move(made));
    });
  }

  std::string Code(TableReader& reader, const char* key, const char* list) {
    const std::string code = reader.NeedText(key);
    const auto codes = library_.codes.find(list);
    const bool known = codes != library_.codes.end() && codes->second.Find(code) != nullptr;
    if (!code.empty() && !known) reader.Refuse(key, "PW-UNKNOWN-NAME", fmt::format("There is no code “{}”.", code));
    return code;
  }
  std::string Team(TableReader& reader, const char* key) {
    const std::string team = reader.Text(key);
    if (!team.empty() && library_.council.teams.count(team) == 0)
      reader.Refuse(key, "PW-UNKNOWN-TEAM", fmt::format("There is no team “{}”.", team));
    return team;
  }
  std::string Role(TableReader& reader, const char* key) {
    const std::string role = reader.Text(key);
    if (!role.empty() && library_.roles.count(role) == 0)
      reader.Refuse(key, "PW-UNKNOWN-ROLE", fmt::format("There is no role “{}”.", role));
    return role;
  }
  void CheckForm(TableReader& reader, std::string_view key, const std::string& form) {
    for (const auto& [id, bundle] : library_.live()) {
      if (bundle->forms.count(form) != 0) return;
    }
    reader.Refuse(key, "PW-UNKNOWN-NAME", fmt::format("There is no form “{}”.", form));
  }

  TableReader& root_;
  const pathway::Library& library_;
  Faults& faults_;
  Surroundings made_;
};

}  // namespace

Surroundings ReadSurroundings(TableReader& root, const pathway::Library& library, Faults& faults) {
  return Reading(root, library, faults).Read();
}

}  // namespace caseway::loader
