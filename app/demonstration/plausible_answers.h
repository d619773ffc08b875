// PlausibleAnswers: a form filled in as somebody might: words that fit the question, codes by their weights, dates in
// order.
//
//   const Filling filling{demonstration, bundle.codes, today, earliest, person, seed};
//   Document answers = PlausibleAnswers(form, filling, chance);
//
// What is likely comes from workflows/demonstration.toml; it knows no form by name. The same person always lives alone
// or not: a yes or no that is a fact depends on them, not on the form. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "app/demonstration/chance.h"
#include "core/forms/code_list.h"
#include "core/forms/form.h"
#include "core/ids.h"
#include "workflows/loader/demonstration_file.h"

namespace caseway::app {

struct Filling {
  const loader::Demonstration& usual;
  const forms::CodeLists& codes;
  Date today;
  Date earliest;  // nothing asked about happened before: the day the case was received
  PersonId subject;
  std::string close = {};  // someone close to them, for a question that asks for a person
  std::uint64_t seed = 1;
  std::function<const Document*(std::string_view form)> submitted = {};  // what was said before; null: nothing
};

Document PlausibleAnswers(const forms::FormDefinition& form, const Filling& filling, Chance& chance);
// One by its weight; "" when there is none.
std::string Weighted(const loader::Weights& weights, Chance& chance);

}  // namespace caseway::app
