// Demonstration: workflows/demonstration.toml: who works in an invented council, what comes in, what people tend to do,
// answer and write (workflows/README.md).
//
//   auto demonstration = ReadDemonstration("workflows", library);
//   Find(demonstration->words, "enquiry_plan.lines.about")   // by the whole path, "lines.about" or "about"; or null
//
// Errors: kInvalidInput with file, line and sentence of the first fault, and how many there are: a team, role, form,
// question or code that the library has not. A folder without the file gives an empty one, which is no error.
// Threads: reads a file; the result is a value.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pathway/bundle.h"
#include "core/result.h"
#include "workflows/loader/surroundings.h"

namespace caseway::loader {

// What is likelier than what, in the order of the file; a weight counts beside the others, not in hundredths.
using Weights = std::vector<std::pair<std::string, int>>;
template <class T>
using ByName = std::map<std::string, T, std::less<>>;

struct Demonstration {
  // At least `least` with this role in each of the teams, and one more for each `each` people the council knows.
  struct Post {
    std::string role;
    std::vector<std::string> teams;
    int least = 1;
    int each = 0;                               // 0: never more
    std::vector<std::string> competences = {};  // each of them holds these
    std::vector<std::string> one_of = {};       // and one of these, in turn
  };
  std::vector<Post> posts;

  ByName<std::string> settings;  // dated settings from the first day on

  std::string taken_by;   // the role that logs contacts; "" for whoever may take them further
  int again = 0;          // in a hundred people: one more contact
  int safeguarding = 0;   // in a hundred contacts
  int same_incident = 0;  // in a hundred of those: somebody else reports it too
  int carer = 0;          // in a hundred people: an unpaid carer is known
  int safe_now = 0;       // in a hundred contacts that tell of a risk: the adult is safe now; the rest could not say
  int unsafe_now = 0;     // and is not safe
  Weights channels, urgencies, agencies;
  std::vector<std::string> reasons;

  int notes_in_a_hundred = 0;  // steps after which a note is written
  Weights note_types;
  std::vector<std::string> notes;
  int deaths_in_a_thousand = 0;  // steps
  std::string death_told_by;
  std::vector<std::string> reason_words;  // where an action asks why in own words

  ByName<int> actions;                     // "reopen" or "referral.new.start_screening"; 100 is ordinary
  ByName<Weights> answers;                 // by question or "codes/LIST"
  ByName<std::vector<std::string>> words;  // by question
  ByName<int> answered;                    // by question that may be left out: in a hundred
  ByName<std::pair<int, int>> rows;        // of a group: fewest and most
  ByName<std::pair<int, int>> days;        // of a date: first and last, from today

  ByName<std::pair<int, int>> numbers;  // least and most, where the form allows more
  ByName<std::string> after;            // of a date: the question beside it whose day it does not go before

  // What an answer is where another says so; the first of a question's that holds.
  struct Fit {
    std::string where;  // beside it, above it, or "form.question" of what was submitted; of a group its first row
    std::vector<std::string> is;  // what that answer begins with; "": it was left out
    std::vector<std::string> words;
    Weights answers;
    bool leave_out = false;
    bool same = false;  // says what the other says
  };
  ByName<std::vector<Fit>> fits;

  Surroundings around;  // beside the pathways, and what waits on the last day
};

// The entry of a dotted name: of the whole, else of ever less of its end; null when there is none.
template <class T>
const T* Find(const ByName<T>& entries, std::string_view name) {
  for (;;) {
    if (const auto found = entries.find(name); found != entries.end()) return &found->second;
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return nullptr;
    name.remove_prefix(dot + 1);
  }
}

Result<Demonstration> ReadDemonstration(const std::filesystem::path& workflows, const pathway::Library& library);

}  // namespace caseway::loader
