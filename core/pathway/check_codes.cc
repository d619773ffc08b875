#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

bool HasOpenCode(const forms::CodeList& list) {
  return list.codes.empty() ||
         std::any_of(list.codes.begin(), list.codes.end(), [](const forms::Code& code) { return !code.to; });
}

bool OffersToday(const BundleCheck& check, const forms::CodeList& list) {
  return !check.today || list.codes.empty() || !list.Offered(*check.today).empty();
}

// A list from which, one day, nothing can be chosen any more, or from which nothing can be chosen yet: where a choice
// must be made it stops everything, else it is only said.
void CheckOffers(const BundleCheck& check, const Place& place, const std::string& id, bool is_asked) {
  const auto list = check.library.codes.find(id);
  if (list == check.library.codes.end()) return;
  if (!HasOpenCode(list->second)) {
    check.Fault(place, "PW-RETIRED-CODE",
                fmt::format("Every code of “{}” is retired: nothing could be chosen from it.", id));
    return;
  }
  if (OffersToday(check, list->second)) return;
  std::string say = fmt::format("No code of “{}” is offered today: nothing can be chosen from it.", id);
  if (is_asked) check.Fault(place, "PW-CODE-NOT-YET", std::move(say));
  else check.Note(place, "PW-CODE-NOT-YET", std::move(say));
}

void CheckChoices(const BundleCheck& check, const std::vector<forms::Question>& questions) {
  for (const forms::Question& question : questions) {
    if (!question.choices.empty())
      CheckOffers(check, question.written.Of("choices"), question.choices, question.required);
    CheckChoices(check, question.questions);
  }
}

// A case would go on ending with an outcome that returns no longer know.
void CheckOutcome(const BundleCheck& check, const forms::CodeList& outcomes, const Action& action) {
  const forms::Code* code = action.outcome.empty() ? nullptr : outcomes.Find(action.outcome);
  if (code && code->to)
    check.Fault(action.written.Of("outcome"), "PW-RETIRED-CODE",
                fmt::format("The outcome “{}” is retired after {}: the action “{}” must not give it.", action.outcome,
                            FormatIso(*code->to), action.id));
  else if (code && code->from && check.today && *code->from > *check.today)
    check.Fault(action.written.Of("outcome"), "PW-CODE-NOT-YET",
                fmt::format("The outcome “{}” begins on {}: the action “{}” must not give it before.", action.outcome,
                            FormatIso(*code->from), action.id));
}

// Where the council lists the effects there are, an action leaves one of them; in a pathway underscores stand for the
// hyphens of the list.
void CheckEffects(const BundleCheck& check, const State& state, const Action& action) {
  const auto list = check.library.codes.find("effects");
  if (list == check.library.codes.end()) return;
  for (std::size_t i = 0; i < action.effects.size(); ++i) {
    const Place& place = action.written.Of(fmt::format("effects.{}", i));
    std::string id = action.effects[i];
    std::replace(id.begin(), id.end(), '_', '-');
    const forms::Code* code = list->second.Find(id);
    if (!code) {
      std::vector<std::string> known;
      for (const forms::Code& one : list->second.codes) {
        if (one.id != action.effects[i]) known.push_back(one.id);  // written so in the list it is refused there
      }
      check.Fault(place, "PW-UNKNOWN-CODE",
                  fmt::format("“effects” has no code “{}” for this effect.{}", id, DidYouMean(id, known)));
    } else if (const auto group = code->more.find("group");
               group != code->more.end() && group->second == "at once" && action.four_eyes) {
      check.Fault(action.written.Of("four_eyes"), "PW-HELD-UP",
                  fmt::format("“{}” of “{}” acts, protects or starts: it must not wait for a second person.", action.id,
                              state.id));
    }
  }
}

void NoteUnused(const BundleCheck& check, const forms::CodeList& outcomes, const std::set<std::string>& given) {
  for (const forms::Code& code : outcomes.codes) {
    if (!code.to && !given.count(code.id))
      check.Note(code.written.header, "PW-UNUSED-CODE",
                 fmt::format("No action of “{}” ends with the outcome “{}”.", check.definition.id, code.id));
  }
}

}  // namespace

void CheckCodes(const BundleCheck& check) {
  for (const auto& [id, form] : check.bundle.forms) CheckChoices(check, form.questions);
  const auto outcomes = check.library.codes.find(check.definition.outcomes);
  std::set<std::string> given;
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      if (!action.reason.empty()) CheckOffers(check, action.written.Of("reason"), action.reason, true);
      if (outcomes != check.library.codes.end()) CheckOutcome(check, outcomes->second, action);
      CheckEffects(check, state, action);
      given.insert(action.outcome);
    }
  }
  if (outcomes != check.library.codes.end()) NoteUnused(check, outcomes->second, given);
}

}  // namespace caseway::pathway
