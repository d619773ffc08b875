#include "workflows/loader/demonstration_file.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "core/pathway/nearest.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {
namespace {

using pathway::Faults;

constexpr char kFile[] = "demonstration.toml";
constexpr char kOfList[] = "codes/";

// The names a demonstration may speak of.
struct Known {
  std::set<std::string, std::less<>> questions;  // "enquiry_plan.lines.about", "lines.about", "about"
  std::set<std::string, std::less<>> actions;    // "referral.new.start_screening", "start_screening"
};

void NoteEnds(std::string_view name, std::set<std::string, std::less<>>& known) {
  for (;;) {
    known.emplace(name);
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return;
    name.remove_prefix(dot + 1);
  }
}

void NoteQuestions(const std::vector<forms::Question>& questions, const std::string& within, Known& known) {
  for (const auto& question : questions) {
    NoteEnds(within + question.id, known.questions);
    NoteQuestions(question.questions, within + question.id + ".", known);
  }
}

Known NamesOf(const pathway::Library& library) {
  Known known;
  for (const auto& [id, bundle] : library.live()) {
    for (const auto& [form, definition] : bundle->forms) NoteQuestions(definition.questions, form + ".", known);
    for (const auto& state : bundle->definition.states) {
      for (const auto& action : state.actions) NoteEnds(id + "." + state.id + "." + action.id, known.actions);
    }
  }
  return known;
}

void RefuseName(const TomlNode& node, const char* what, Faults& faults) {
  faults.push_back({node.key_place, "PW-UNKNOWN-NAME", fmt::format("There is no {} “{}”.", what, node.key)});
}

Weights ReadWeights(const TomlNode* table, Faults& faults) {
  Weights weights;
  if (table == nullptr) return weights;
  TableReader reader(*table, fmt::format("the weights of “{}”", table->key), faults);
  for (const auto& member : table->members) weights.emplace_back(member.key, reader.Count(member.key, 0, 0));
  return weights;
}

// [first, last]: two whole numbers in order.
std::pair<int, int> ReadRange(const TomlNode& node, Faults& faults) {
  const bool two = node.kind == TomlNode::Kind::kList && node.members.size() == 2 &&
                   node.members[0].kind == TomlNode::Kind::kInteger && node.members[1].kind == TomlNode::Kind::kInteger;
  std::pair<int, int> range{0, 0};
  if (two) range = {std::atoi(node.members[0].text.c_str()), std::atoi(node.members[1].text.c_str())};
  if (!two || range.first > range.second)
    faults.push_back(
        {node.place, "PW-BAD-VALUE", fmt::format("“{}” must be two whole numbers, the lower first.", node.key)});
  return range;
}

class Reading {
 public:
  Reading(const TomlNode& root, const pathway::Library& library, Faults& faults)
      : root_(root, "the demonstration", faults), library_(library), known_(NamesOf(library)), faults_(faults) {}

  Demonstration Read() {
    for (const TomlNode* row : root_.Rows("post")) ReadPost(*row);
    if (const TomlNode* table = root_.Table("contact")) ReadContact(*table);
    ReadNotes();
    for (const TomlNode* node : Members("actions")) ReadAction(*node);
    for (const TomlNode* node : root_.Tables("answers")) ReadAnswers(*node);
    for (const TomlNode* node : Members("answered")) ReadAnswered(*node);
    ReadWords();
    for (const TomlNode* node : Members("rows")) ReadQuestionRange(*node, made_.rows);
    for (const TomlNode* node : Members("days")) ReadQuestionRange(*node, made_.days);
    for (const TomlNode* node : Members("after")) ReadAfter(*node);
    for (const TomlNode* node : Members("numbers")) ReadQuestionRange(*node, made_.numbers);
    for (const TomlNode* row : root_.Rows("fits")) ReadFit(*row);
    for (const TomlNode* member : Members("settings")) ReadSetting(*member);
    made_.around = ReadSurroundings(root_, library_, faults_);
    root_.RefuseUnknown();
    return std::move(made_);
  }

 private:
  std::vector<const TomlNode*> Members(const char* key) {
    std::vector<const TomlNode*> members;
    if (const TomlNode* table = root_.Table(key)) {
      for (const auto& member : table->members) members.push_back(&member);
    }
    return members;
  }

  void CheckCompetences(TableReader& reader, const char* key, const std::vector<std::string>& named) {
    const auto list = library_.codes.find("competences");
    for (const auto& one : named) {
      if (list == library_.codes.end() || list->second.Find(one) == nullptr)
        reader.Refuse(key, "PW-UNKNOWN-CODE", fmt::format("There is no competence “{}”.", one));
    }
  }

  void ReadPost(const TomlNode& node) {
    TableReader reader(node, "the post", faults_);
    Demonstration::Post post{reader.NeedText("role"), reader.Texts("teams"),       reader.Count("least", 1),
                             reader.Count("each", 0), reader.Texts("competences"), reader.Texts("one_of")};
    if (!post.role.empty() && library_.roles.find(post.role) == library_.roles.end())
      reader.Refuse("role", "PW-UNKNOWN-ROLE", fmt::format("There is no role “{}”.", post.role));
    for (const auto& team : post.teams) {
      if (library_.council.teams.find(team) == library_.council.teams.end())
        reader.Refuse("teams", "PW-UNKNOWN-TEAM", fmt::format("There is no team “{}”.", team));
    }
    CheckCompetences(reader, "competences", post.competences);
    CheckCompetences(reader, "one_of", post.one_of);
    reader.RefuseUnknown();
    made_.posts.push_back(std::move(post));
  }

  void ReadSetting(const TomlNode& node) {
    if (library_.council.settings.find(node.key) == library_.council.settings.end())
      RefuseName(node, "setting", faults_);
    made_.settings[node.key] = node.text;
  }

  void ReadContact(const TomlNode& node) {
    TableReader reader(node, "the contacts", faults_);
    made_.taken_by = reader.Text("taken_by");
    if (!made_.taken_by.empty() && library_.roles.find(made_.taken_by) == library_.roles.end())
      reader.Refuse("taken_by", "PW-UNKNOWN-ROLE", fmt::format("There is no role “{}”.", made_.taken_by));
    made_.again = reader.Count("again", 0);
    made_.safeguarding = reader.Count("safeguarding", 0);
    made_.same_incident = reader.Count("same_incident", 0);
    made_.carer = reader.Count("carer", 0);
    made_.safe_now = reader.Count("safe_now", 0);
    made_.unsafe_now = reader.Count("unsafe_now", 0);
    made_.reasons = reader.Texts("reasons");
    made_.channels = ReadWeights(reader.Table("channels"), faults_);
    made_.urgencies = ReadWeights(reader.Table("urgencies"), faults_);
    made_.agencies = ReadWeights(reader.Table("agencies"), faults_);
    reader.RefuseUnknown();
  }

  void ReadNotes() {
    if (const TomlNode* node = root_.Table("notes")) {
      TableReader reader(*node, "the notes", faults_);
      made_.notes_in_a_hundred = reader.Count("in_a_hundred", 0);
      made_.notes = reader.Texts("say");
      made_.note_types = ReadWeights(reader.Table("types"), faults_);
      reader.RefuseUnknown();
    }
    if (const TomlNode* node = root_.Table("deaths")) {
      TableReader reader(*node, "the deaths", faults_);
      made_.deaths_in_a_thousand = reader.Count("in_a_thousand", 0);
      made_.death_told_by = reader.Text("told_by");
      reader.RefuseUnknown();
    }
    if (const TomlNode* node = root_.Table("reason_words")) {
      TableReader reader(*node, "the reasons in words", faults_);
      made_.reason_words = reader.Texts("say");
      reader.RefuseUnknown();
    }
  }

  void ReadAction(const TomlNode& node) {
    if (known_.actions.find(node.key) == known_.actions.end()) RefuseName(node, "action", faults_);
    ReadNumber(node, made_.actions);
  }
  void ReadAnswered(const TomlNode& node) {
    if (known_.questions.find(node.key) == known_.questions.end()) RefuseName(node, "question", faults_);
    ReadNumber(node, made_.answered);
  }
  void ReadNumber(const TomlNode& node, ByName<int>& numbers) {
    if (node.kind == TomlNode::Kind::kInteger) numbers[node.key] = std::atoi(node.text.c_str());
    else faults_.push_back({node.place, "PW-WRONG-TYPE", fmt::format("“{}” must be a whole number.", node.key)});
  }

  void ReadAnswers(const TomlNode& node) {
    Weights weights = ReadWeights(&node, faults_);
    if (node.key.rfind(kOfList, 0) == 0) {
      const auto list = library_.codes.find(node.key.substr(sizeof(kOfList) - 1));
      if (list == library_.codes.end()) return RefuseName(node, "code list", faults_);
      for (const auto& member : node.members) {
        if (list->second.Find(member.key) == nullptr) RefuseName(member, "code", faults_);
      }
    } else if (known_.questions.find(node.key) == known_.questions.end()) {
      RefuseName(node, "question", faults_);
    }
    made_.answers[node.key] = std::move(weights);
  }

  void ReadWords() {
    const TomlNode* table = root_.Table("words");
    if (table == nullptr) return;
    TableReader reader(*table, "the words", faults_);
    for (const auto& member : table->members) {
      if (known_.questions.find(member.key) == known_.questions.end()) RefuseName(member, "question", faults_);
      if (auto texts = reader.Texts(member.key); !texts.empty()) made_.words[member.key] = std::move(texts);
    }
  }

  void ReadQuestionRange(const TomlNode& node, ByName<std::pair<int, int>>& ranges) {
    if (known_.questions.find(node.key) == known_.questions.end()) RefuseName(node, "question", faults_);
    ranges[node.key] = ReadRange(node, faults_);
  }

  std::string Question(TableReader& reader, const char* key) {
    const std::string question = reader.NeedText(key);
    if (known_.questions.find(question) == known_.questions.end())
      reader.Refuse(key, "PW-UNKNOWN-NAME", fmt::format("There is no question “{}”.", question));
    return question;
  }

  void ReadFit(const TomlNode& node) {
    TableReader reader(node, "what fits", faults_);
    const std::string question = Question(reader, "question");
    Demonstration::Fit fit{Question(reader, "where"), reader.Texts("is"),
                           reader.Texts("words"),     ReadWeights(reader.Table("answers"), faults_),
                           reader.Flag("leave_out"),  reader.Flag("same")};
    reader.RefuseUnknown();
    made_.fits[question].push_back(std::move(fit));
  }

  void ReadAfter(const TomlNode& node) {
    for (const auto& name : {node.key, node.text}) {
      if (known_.questions.find(name) == known_.questions.end())
        faults_.push_back({node.key_place, "PW-UNKNOWN-NAME", fmt::format("There is no question “{}”.", name)});
    }
    made_.after[node.key] = node.text;
  }

  TableReader root_;
  const pathway::Library& library_;
  const Known known_;
  Faults& faults_;
  Demonstration made_;
};

}  // namespace

Result<Demonstration> ReadDemonstration(const std::filesystem::path& workflows, const pathway::Library& library) {
  std::ifstream file(workflows / kFile, std::ios::binary);
  if (!file) return Demonstration();
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const TomlTree tree = ParseToml(text, kFile);
  if (tree.fault) return InvalidInput(fmt::format("{}: {}.", forms::ToString(tree.fault->place), tree.fault->say));
  Faults faults;
  Demonstration made = Reading(tree.root, library, faults).Read();
  if (faults.empty()) return made;
  const auto& first = faults.front();
  return InvalidInput(fmt::format("{}: {} ({} faults in all)", forms::ToString(first.place), first.say, faults.size()));
}

}  // namespace caseway::loader
