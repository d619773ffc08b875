#include "workflows/loader/read_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/feel/decimal.h"
#include "core/pathway/listed.h"
#include "core/pathway/nearest.h"
#include "core/pathway/recorded.h"
#include "workflows/loader/identifier.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {
namespace {

using forms::Question;
using forms::QuestionType;

const std::vector<std::string>& TypeNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int type = 0; type <= static_cast<int>(QuestionType::kSignature); ++type)
      all.emplace_back(forms::QuestionTypeName(static_cast<QuestionType>(type)));
    return all;
  }();
  return names;
}

QuestionType ReadType(TableReader& reader) {
  const std::string name = reader.NeedText("type");
  const auto type = forms::ParseQuestionType(name);
  if (!type && !name.empty())
    reader.Refuse("type", "PW-BAD-TYPE",
                  fmt::format("There is no question type “{}”.{}", name, pathway::DidYouMean(name, TypeNames())));
  return type.value_or(QuestionType::kText);
}

std::string ReadLimit(TableReader& reader, std::string_view key) {
  std::string text = reader.NumberText(key);
  if (text.empty() || feel::Decimal::Parse(text)) return text;
  reader.Refuse(key, "PW-BAD-VALUE", fmt::format("“{}” must be a number, such as \"12\".", key));
  return "";
}

std::size_t UsualLength(QuestionType type) {
  switch (type) {
    case QuestionType::kLongText: return 20000;
    case QuestionType::kText:
    case QuestionType::kPerson:
    case QuestionType::kAddress:
    case QuestionType::kSignature: return 500;
    default: return 0;
  }
}

std::optional<forms::Tracked> ReadTracked(TableReader& reader, pathway::Faults& faults) {
  const TomlNode* node = reader.Table("tracked");
  if (!node) return std::nullopt;
  TableReader table(*node, "“tracked”", faults);
  forms::Tracked tracked{table.NeedText("as"), table.Text("label"),  table.Text("due"),
                         table.Text("done"),   table.Text("listed"), table.Texts("who")};
  if (!tracked.listed.empty() && !pathway::IsRowListName(tracked.listed))
    table.Refuse("listed", "PW-BAD-VALUE",
                 fmt::format("There is no list “{}”: rows are listed as \"with others\" or \"meetings\".{}",
                             tracked.listed, pathway::DidYouMean(tracked.listed, {"with others", "meetings"})));
  table.RefuseUnknown();
  return tracked;
}

void ReadVoice(TableReader& reader, Question& question) {
  const std::string voice = reader.Text("voice");
  question.in_own_words = voice == "person";
  if (!voice.empty() && voice != "person")
    reader.Refuse("voice", "PW-BAD-VALUE", fmt::format("“voice” can only be \"person\", not “{}”.", voice));
}

void ReadLimits(TableReader& reader, Question& question) {
  question.min = ReadLimit(reader, "min");
  question.max = ReadLimit(reader, "max");
  const auto min = feel::Decimal::Parse(question.min);
  const auto max = feel::Decimal::Parse(question.max);
  if (min && max && *max < *min)
    reader.Refuse("max", "PW-BAD-VALUE",
                  fmt::format("{} allows no number: its most is below its least.", reader.what()));
  question.decimals = reader.Count("decimals", question.type == QuestionType::kMoney ? 2 : 0);
  question.past = reader.Flag("past");
  question.max_length =
      static_cast<std::size_t>(reader.Count("max_length", static_cast<int>(UsualLength(question.type)), 1));
}

// What is carried is a fact of its own: "assessment_adult.needs" (ReadForm names it).
void ReadCarry(TableReader& reader, Question& question, bool in_group) {
  question.carry = reader.Flag("carry");
  if (!question.carry) return;
  if (in_group)
    reader.Refuse("carry", "PW-MISPLACED-KEY",
                  fmt::format("{} is in a group: rows are carried whole, by the group.", reader.what()));
  else if (question.type == QuestionType::kSignature)
    reader.Refuse("carry", "PW-BAD-TYPE", fmt::format("{} is a signature: it is given anew each time.", reader.what()));
  else if (!question.fact.empty())
    reader.Refuse("carry", "PW-MISPLACED-KEY",
                  fmt::format("{} has a `fact`, which offers earlier answers already.", reader.what()));
}

// What is judged each time stands empty whenever the form is written again (P56).
void ReadAnew(TableReader& reader, Question& question, bool in_group) {
  question.anew = reader.Flag("anew");
  if (!question.anew) return;
  if (in_group || question.IsGroup())
    reader.Refuse("anew", "PW-MISPLACED-KEY",
                  fmt::format("{} is of rows: they stay until they are taken out.", reader.what()));
  else if (!question.fact.empty() || question.carry)
    reader.Refuse("anew", "PW-MISPLACED-KEY",
                  fmt::format("{} offers an earlier answer: what is asked anew offers none.", reader.what()));
}

// One that the record itself gives has a name that the program knows.
void ReadFact(TableReader& reader, Question& question) {
  question.fact = reader.Text("fact");
  const auto& known = pathway::RecordedFacts();
  if (!pathway::IsRecorded(question.fact)) return;
  if (std::find(known.begin(), known.end(), question.fact) != known.end()) return;
  reader.Refuse(
      "fact", "PW-UNKNOWN-NAME",
      fmt::format("The record gives no fact “{}”.{}", question.fact, pathway::DidYouMean(question.fact, known)));
}

Question ReadQuestion(const TomlNode& node, pathway::Faults& faults, bool in_group);

void ReadGroup(TableReader& reader, Question& question, pathway::Faults& faults, bool in_group) {
  question.tracked = ReadTracked(reader, faults);
  for (const TomlNode* inner : reader.Tables("question")) {
    if (!in_group) question.questions.push_back(ReadQuestion(*inner, faults, true));
  }
  if (question.IsGroup() && in_group)
    reader.Refuse("type", "PW-NESTED-GROUP", fmt::format("{} is a group within a group.", reader.what()));
  else if (question.IsGroup() && question.questions.empty())
    reader.Refuse("type", "PW-EMPTY-GROUP", fmt::format("{} is a group without questions.", reader.what()));
  if (!question.IsGroup() && !question.questions.empty())
    reader.Refuse("question", "PW-BAD-TYPE",
                  fmt::format("{} has questions of its own but is no group.", reader.what()));
}

Question ReadQuestion(const TomlNode& node, pathway::Faults& faults, bool in_group) {
  TableReader reader(node, fmt::format("the question “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  Question question;
  question.id = node.key;
  question.written = reader.written();
  if (!in_group) question.section = reader.Text("section");
  question.ask = reader.NeedText("ask");
  question.help = reader.Text("help");
  question.type = ReadType(reader);
  question.required = reader.Flag("required");
  question.required_say = reader.Text("required_say");
  question.show_when = reader.When("show_when");
  if (!in_group) question.withheld_when = reader.When("withheld_when");
  ReadFact(reader, question);
  ReadCarry(reader, question, in_group);
  ReadAnew(reader, question, in_group);
  question.choices = reader.Text("choices");
  ReadVoice(reader, question);
  ReadLimits(reader, question);
  ReadGroup(reader, question, faults, in_group);
  reader.RefuseUnknown();
  return question;
}

forms::Section ReadSection(const TomlNode& node, pathway::Faults& faults) {
  TableReader reader(node, fmt::format("the section “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  forms::Section section{node.key, reader.NeedText("title"), reader.Text("help"), reader.written()};
  reader.RefuseUnknown();
  return section;
}

}  // namespace

forms::FormDefinition ReadForm(const TomlNode& root, pathway::Faults& faults) {
  TableReader reader(root, "the form", faults);
  forms::FormDefinition form;
  form.written = reader.written();
  form.id = reader.NeedText("form");
  form.version = reader.Count("version", 1, 1);
  form.title = reader.NeedText("title");
  form.intro = reader.Text("intro");
  form.when = reader.When("when");
  for (const TomlNode* node : reader.Tables("section")) form.sections.push_back(ReadSection(*node, faults));
  for (const TomlNode* node : reader.Tables("question")) form.questions.push_back(ReadQuestion(*node, faults, false));
  for (Question& question : form.questions) {
    if (question.carry && question.fact.empty()) question.fact = form.id + "." + question.id;
  }
  if (form.questions.empty()) reader.Refuse("form", "PW-EMPTY-FORM", "The form has no questions.");
  reader.RefuseUnknown();
  return form;
}

}  // namespace caseway::loader
