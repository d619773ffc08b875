#include <fmt/format.h>

#include <map>
#include <set>

#include "core/pathway/bundle_check.h"
#include "core/pathway/recorded.h"

namespace caseway::pathway {
namespace {

// A name twice in one list of the file: `key` is the list's.
void CheckList(Report& report, const Written& written, std::string_view key, const std::vector<std::string>& names) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (seen.insert(names[i]).second) continue;
    report.faults.push_back({written.Of(fmt::format("{}.{}", key, i)),
                             "PW-TWICE",
                             fmt::format("“{}” names “{}” twice.", key, names[i]),
                             {}});
  }
}

void CheckLists(const BundleCheck& check) {
  const Definition& definition = check.definition;
  CheckList(check.report, definition.written, "open_by", definition.open_by);
  CheckList(check.report, definition.written, "capacities", definition.capacities);
  for (const ClockRule& clock : definition.clocks) CheckList(check.report, clock.written, "stops", clock.stops);
  for (const State& state : definition.states) {
    CheckList(check.report, state.written, "forms", state.forms);
    for (const Action& action : state.actions) {
      CheckList(check.report, action.written, "letters", action.letters);
      CheckList(check.report, action.written, "effects", action.effects);
    }
  }
  for (const auto& [id, letter] : check.bundle.letters) CheckList(check.report, letter.written, "needs", letter.needs);
}

std::vector<const Condition*> Both(const std::optional<Condition>& a, const std::optional<Condition>& b) {
  std::vector<const Condition*> conditions;
  if (a) conditions.push_back(&*a);
  if (b) conditions.push_back(&*b);
  return conditions;
}

bool CanBothShow(const BundleCheck& check, const std::optional<Condition>& a, const std::optional<Condition>& b) {
  const auto conditions = Both(a, b);
  return conditions.size() < 2 || CanHoldTogether(conditions, {}, check.names).value_or(true);
}

// Two buttons with the same words, shown at once: nobody can tell which is which.
void CheckButtons(const BundleCheck& check, const State& state) {
  for (std::size_t i = 0; i < state.actions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Action &action = state.actions[i], &earlier = state.actions[j];
      if (action.by_system || earlier.by_system || action.title.empty() || action.title != earlier.title) continue;
      if (CanBothShow(check, action.when, earlier.when))
        check.Fault(action.written.Of("title"), "PW-ALIKE",
                    fmt::format("The actions “{}” and “{}” of “{}” are shown by the same words: “{}”.", earlier.id,
                                action.id, state.id, action.title));
    }
  }
}

void CheckStateTitles(const BundleCheck& check) {
  std::map<std::string, const State*> seen;
  for (const State& state : check.definition.states) {
    const auto [known, added] = seen.emplace(state.title, &state);
    if (!added && !state.title.empty())
      check.Fault(state.written.Of("title"), "PW-ALIKE",
                  fmt::format("The states “{}” and “{}” have the same title.", known->second->id, state.id));
  }
}

// The same question twice on one page, both shown: which of the answers counts? Noted only: "Why?" after each of three
// answers is no fault.
void NoteAsked(const BundleCheck& check, const std::vector<forms::Question>& questions) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (questions[i].ask.empty() || questions[i].ask != questions[j].ask) continue;
      if (CanBothShow(check, questions[i].show_when, questions[j].show_when))
        check.Note(questions[i].written.Of("ask"), "PW-ALIKE",
                   fmt::format("“{}” asks what “{}” asks already.", questions[i].id, questions[j].id));
    }
    NoteAsked(check, questions[i].questions);
  }
}

// A question of a form of the pathway.
struct Asked {
  const forms::FormDefinition* form;
  const forms::Question* question;
  std::string Path() const { return form->id + "." + question->id; }
};

// Both have one fact, or the one has the other's answer.
bool IsOffered(const Asked& one, const Asked& other) {
  const std::string &a = one.question->fact, &b = other.question->fact;
  return (!a.empty() && a == b) || FormAnswer(a) == other.Path() || FormAnswer(b) == one.Path();
}

// Asked on two forms that one case can have, without a fact that would offer the answer given before: the worker types
// it again (P22, P56).
void NoteAskedTwice(const BundleCheck& check) {
  std::map<std::string, Asked> seen;
  for (const auto& [id, form] : check.bundle.forms) {
    for (const forms::Question& question : form.questions) {
      const Asked asked{&form, &question};
      const auto [known, added] = seen.emplace(question.ask, asked);
      const Asked& before = known->second;
      if (added || before.form == &form || IsOffered(asked, before)) continue;
      if (CanBothShow(check, form.when, before.form->when))
        check.Note(question.written.Of("ask"), "PW-ASKED-TWICE",
                   fmt::format("The form “{}” asks this too (“{}”): give both the same `fact`.", before.form->id,
                               before.question->id));
    }
  }
}

}  // namespace

void CheckRepeats(const BundleCheck& check) {
  CheckLists(check);
  CheckStateTitles(check);
  for (const State& state : check.definition.states) CheckButtons(check, state);
  for (const auto& [id, form] : check.bundle.forms) NoteAsked(check, form.questions);
  NoteAskedTwice(check);
}

void CheckSharedRepeats(const Library& library, Report& report) {
  for (const auto& [id, role] : library.roles) CheckList(report, role.written, "permissions", role.permissions);
  for (const auto& [id, team] : library.council.teams) {
    CheckList(report, team.written, "takes", team.takes);
    CheckList(report, team.written, "bands", team.bands);
  }
  for (const auto& [id, list] : library.codes) {
    std::map<std::string, const forms::Code*> seen;
    for (const forms::Code& code : list.codes) {
      const auto [known, added] = seen.emplace(code.label, &code);
      const bool apart = !added && ((known->second->to && code.from && *known->second->to < *code.from) ||
                                    (code.to && known->second->from && *code.to < *known->second->from));
      if (!added && !apart && !code.label.empty())
        report.faults.push_back(
            {code.written.Of("label"),
             "PW-ALIKE",
             fmt::format("The codes “{}” and “{}” of “{}” have the same label.", known->second->id, code.id, id),
             {}});
    }
  }
}

}  // namespace caseway::pathway
