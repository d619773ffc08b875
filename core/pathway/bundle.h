// Bundle and Library: everything a case is run by.
//
//   std::shared_ptr<const Bundle> live = library.Live("safeguarding");   // what a new case starts with
//   std::shared_ptr<const Bundle> mine = library.Pinned(state.bundle);   // by digest: the one the case began under
//   mine->definition.Find("planning")
//
// A bundle is one version of one pathway with its forms, decisions, letters and code lists, under one digest. Limits,
// rates and calendars are dated settings outside it (Council). Pure. Threads: immutable; swap the whole library.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/calendar.h"
#include "core/calendar/setting_history.h"
#include "core/feel/decision.h"
#include "core/feel/type.h"
#include "core/forms/code_list.h"
#include "core/forms/form.h"
#include "core/pathway/definition.h"

namespace caseway::pathway {

template <class T>
using ById = std::map<std::string, T, std::less<>>;

// A letter's text with its places: {{person.name}} is read as the name "person.name".
struct LetterPlace {
  std::string name;
  Place place;
};
struct Letter {
  std::string id;
  std::string title;
  std::string to;                   // person, referrer, reporter or representative
  std::vector<std::string> needs;   // places that must not be empty
  std::optional<Condition> when;    // an action that writes it writes it only then
  std::string body;                 // the markup as written, places included
  std::vector<LetterPlace> places;  // in their order
  Written written;
};

// A decision as the pathway uses it: evaluated on demand, its inputs read by name as in a condition.
struct UsedDecision {
  std::string id;
  std::string title;
  feel::DecisionModel model;
  std::string decision;  // of the model: the one whose outcome is read as decision.<id>
  std::string text;      // the file, so that faults can name the line
  Written written;
  std::vector<feel::NamePath> reads = {};  // what it asks of a case, worked out once
};

struct Bundle {
  Definition definition;
  ById<forms::FormDefinition> forms;
  ById<UsedDecision> decisions;
  ById<Letter> letters;
  forms::CodeLists codes;
  std::string digest;  // lower-case hexadecimal, over `text`
  std::string text;    // the canonical text of its files, by which it is kept in the record
  int version() const { return definition.version; }
};

struct Role {
  std::string id;
  std::string title;
  std::string help;
  std::vector<std::string> permissions;
  bool four_eyes = false;  // to give it, or to hand its holder a way in, takes two administrators
  Written written;
};
struct Permission {
  std::string id;
  std::string title;
  std::string help;
  Written written;
};
struct Team {
  std::string id;
  std::string title;
  std::string help;
  std::string calendar;
  std::string manager;             // the role that manages it
  std::vector<std::string> takes;  // the pathways it takes work of
  std::vector<std::string> bands;  // of urgency; empty for all
  Written written;
};
// A dated setting as shipped; a council's own changes are appended by it (core/casework).
struct Setting {
  std::string id;
  std::string title;
  std::string help;
  std::string kind;  // span, number, money, yes/no, list, text
  SettingHistory history;
  Written written;
};

// What a council sets: read by the engine for dates and for who may act alone.
struct Council {
  ById<Calendar> calendars;
  ById<Team> teams;
  ById<Setting> settings;
  // The team's calendar; null when the team or its calendar is not known.
  const Calendar* CalendarOf(std::string_view team) const;
};

class Library {
 public:
  Council council;
  ById<Role> roles;
  ById<Permission> permissions;
  forms::CodeLists codes;

  // Makes `bundle` the live one of its pathway; it stays findable by digest when another replaces it.
  void Add(std::shared_ptr<const Bundle> bundle);
  // Keeps an earlier bundle for the cases pinned to it, without making it live.
  void Keep(std::shared_ptr<const Bundle> bundle);
  // Null when there is none.
  std::shared_ptr<const Bundle> Live(std::string_view pathway) const;
  std::shared_ptr<const Bundle> Pinned(std::string_view digest) const;
  const ById<std::shared_ptr<const Bundle>>& live() const { return live_; }
  // All there are, live ones too, by digest.
  const ById<std::shared_ptr<const Bundle>>& kept() const { return by_digest_; }
  // The state in the live version, else in an earlier one that cases may still be pinned to; null when in none. For
  // lists, which show cases of many versions: what a case may do comes from its own bundle.
  const State* FindState(std::string_view pathway, std::string_view state) const;

 private:
  ById<std::shared_ptr<const Bundle>> live_;
  ById<std::shared_ptr<const Bundle>> by_digest_;
};

}  // namespace caseway::pathway
