#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/forms/answers.h"
#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

using forms::Question;
using forms::QuestionType;

// The checks of one form.
class FormCheck {
 public:
  FormCheck(const BundleCheck& check, const forms::FormDefinition& form) : check_(check), form_(form) {}

  void Run() const {
    const std::vector<std::string> taken = {"person", "case", "decision", "condition", "today",
                                            "now",    "row",  "council",  "worker",    "submitted"};
    if (std::find(taken.begin(), taken.end(), form_.id) != taken.end())
      check_.Fault(form_.written.Of("form"), "PW-ID-TAKEN",
                   fmt::format("“{}” already means something else.", form_.id));
    for (const Question& question : form_.questions) {
      CheckSection(question);
      CheckQuestion(question, nullptr);
      for (const Question& inner : question.questions) CheckQuestion(inner, &question);
      if (question.tracked) CheckTracked(question);
    }
  }

 private:
  void Fault(const Question& question, std::string_view key, std::string code, std::string say) const {
    check_.Fault(question.written.Of(key), std::move(code), std::move(say));
  }

  void CheckSection(const Question& question) const {
    if (question.section.empty()) return;
    std::vector<std::string> sections;
    for (const forms::Section& section : form_.sections) sections.push_back(section.id);
    if (std::find(sections.begin(), sections.end(), question.section) == sections.end())
      Fault(question, "section", "PW-UNKNOWN-SECTION",
            fmt::format("There is no section “{}”.{}", question.section, DidYouMean(question.section, sections)));
  }

  void CheckQuestion(const Question& question, const Question* group) const {
    CheckChoices(question);
    CheckPlacedKeys(question);
    if (question.show_when) {
      CheckEarlier(question, group);
      CheckCanShow(question, group);
    }
  }

  void CheckChoices(const Question& question) const {
    const bool chooses = question.type == QuestionType::kChoice || question.type == QuestionType::kManyChoices;
    const auto& lists = check_.library.codes;
    if (chooses && question.choices.empty())
      Fault(question, "type", "PW-NO-CHOICES", fmt::format("The question “{}” names no code list.", question.id));
    if (!chooses && !question.choices.empty())
      Fault(question, "choices", "PW-MISPLACED-KEY", fmt::format("The question “{}” is no choice.", question.id));
    if (chooses && !question.choices.empty() && !lists.count(question.choices))
      Fault(
          question, "choices", "PW-UNKNOWN-CODES",
          fmt::format("There is no code list “{}”.{}", question.choices, DidYouMean(question.choices, KeysOf(lists))));
  }

  // Asked for when a case begins, whether or not the form requires it later.
  bool IsAskedFirst(const Question& question) const {
    const auto& asked = check_.definition.ask_first;
    return std::find(asked.begin(), asked.end(), form_.id + "." + question.id) != asked.end();
  }

  void CheckPlacedKeys(const Question& question) const {
    const QuestionType type = question.type;
    const bool number =
        type == QuestionType::kNumber || type == QuestionType::kMoney || type == QuestionType::kOutcomeScore;
    const bool date = type == QuestionType::kDate || type == QuestionType::kApproximateDate;
    const bool text = type == QuestionType::kText || type == QuestionType::kLongText || type == QuestionType::kPerson ||
                      type == QuestionType::kAddress || type == QuestionType::kSignature;
    const std::pair<const char*, bool> keys[] = {{"min", number},
                                                 {"max", number},
                                                 {"decimals", number},
                                                 {"past", date},
                                                 {"max_length", text},
                                                 {"tracked", question.IsGroup()},
                                                 {"required_say", question.required || IsAskedFirst(question)}};
    for (const auto& [key, fits] : keys) {
      if (!fits && question.written.Has(key))
        Fault(question, key, "PW-MISPLACED-KEY",
              fmt::format("“{}” does nothing for the question “{}” of type {}.", key, question.id,
                          forms::QuestionTypeName(type)));
    }
  }

  // Of "held_on, not_held" the two.
  static std::vector<std::string> ListedIn(const std::string& text) {
    std::vector<std::string> ids;
    std::string id;
    for (const char c : text + ",") {
      if (c != ',' && c != ' ') id += c;
      else if (!id.empty()) ids.push_back(std::exchange(id, ""));
    }
    return ids;
  }

  void CheckTracked(const Question& group) const {
    std::vector<std::pair<std::string_view, std::string>> uses = {{"label", group.tracked->label},
                                                                  {"due", group.tracked->due}};
    for (const std::string& id : ListedIn(group.tracked->done)) uses.emplace_back("done", id);
    for (const std::string& id : group.tracked->who) uses.emplace_back("who", id);
    for (const auto& [use, id] : uses) {
      if (id.empty()) continue;
      const Question* question = group.Find(id);
      if (!question)
        Fault(group, "tracked", "PW-UNKNOWN-NAME", fmt::format("The group “{}” has no question “{}”.", group.id, id));
      else if (use == "due" && question->type != QuestionType::kDate)
        Fault(group, "tracked", "PW-BAD-TYPE", fmt::format("“{}” says when a row is due but is no date.", id));
    }
  }

  // Own answers that the condition reads, by id.
  std::vector<std::string> OwnNames(const Question& question, const Question* group) const {
    std::vector<std::string> own;
    for (const feel::NamePath& path : question.show_when->reads) {
      if (path.size() > 1 && path[0] == (group ? "row" : form_.id)) own.push_back(path[1]);
    }
    return own;
  }

  // A question looks only at those above it.
  void CheckEarlier(const Question& question, const Question* group) const {
    if (!question.show_when->expression) return;
    for (const std::string& name : OwnNames(question, group)) {
      const auto& questions = group ? group->questions : form_.questions;
      const auto at = [&](const std::string& id) {
        return std::find_if(questions.begin(), questions.end(), [&](const Question& q) { return q.id == id; });
      };
      if (at(name) != questions.end() && at(name) >= at(question.id))
        check_.Fault(question.show_when->place, "PW-LATER-QUESTION",
                     fmt::format("“{}” is shown by the answer to “{}”, which comes later.", question.id, name));
    }
  }

  // The conditions of questions whose answer this one cannot do without join its own.
  void Gather(const Question& question, const Question* group, const feel::TypeScope& names,
              std::vector<const Condition*>& conditions) const {
    conditions.push_back(&*question.show_when);
    for (const std::string& name : OwnNames(question, group)) {
      const Question* earlier = group ? group->Find(name) : form_.Find(name);
      if (!earlier || !earlier->show_when || conditions.size() > form_.questions.size()) continue;
      const std::string unanswered = fmt::format("{}.{} = null", group ? "row" : form_.id, name);
      if (!CanHoldTogether({&*question.show_when}, {unanswered}, names).value_or(true))
        Gather(*earlier, group, names, conditions);
    }
  }

  void CheckCanShow(const Question& question, const Question* group) const {
    feel::TypeScope names = check_.names;
    if (group) names.Set("row", forms::RowTypeOf(*group, check_.bundle.codes));
    std::vector<const Condition*> conditions;
    Gather(question, group, names, conditions);
    if (conditions.size() > 1 && !CanHoldTogether(conditions, {}, names).value_or(true))
      check_.Fault(question.show_when->place, "PW-NEVER-SHOWN",
                   fmt::format("No answers can make the question “{}” visible.", question.id));
  }

  const BundleCheck& check_;
  const forms::FormDefinition& form_;
};

}  // namespace

void CheckQuestions(const BundleCheck& check) {
  for (const auto& [id, form] : check.bundle.forms) FormCheck(check, form).Run();
}

}  // namespace caseway::pathway
