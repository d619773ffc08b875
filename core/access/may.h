// May(): the one place that says whether a person may do a deed to a record. Pure; used by every use case and every
// page.
//
//   RoleBook roles = ...;                       // workflows/roles.toml
//   auto allowed = May(roles, actor, Permission::kSeeCase, relation);
//   if (!allowed) return allowed.error();       // kForbidden with a sentence, or kNotFound where it may not even be
//   known
//
// Rules, in this order: a sealed case exists only for those named on it (P9), whoever asks; nobody opens or decides on
// their own or a declared relative's record (P32); a standard restricted case's content is for safeguarding staff,
// those named and its owner; then the role must hold the permission. Threads: safe to share.
#pragma once

#include <bitset>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

#include "core/access/permission.h"
#include "core/access/viewer.h"
#include "core/actor.h"
#include "core/result.h"

namespace caseway::access {

using Permissions = std::bitset<64>;

// Roles and what each holds.
class RoleBook {
 public:
  void Grant(const std::string& role, Permission permission) { roles_[role].set(static_cast<std::size_t>(permission)); }
  void Add(const std::string& role) { roles_[role].set(static_cast<std::size_t>(Permission::kSignedIn)); }
  bool Knows(const std::string& role) const { return roles_.find(role) != roles_.end(); }
  bool Holds(const std::string& role, Permission permission) const;
  // Whether any role of the actor holds it. The system holds everything.
  bool Holds(const Actor& actor, Permission permission) const;
  std::vector<std::string> Roles() const;
  // The first role that holds all of these; "" when none does. For accounts the program itself makes.
  std::string FirstHolding(std::initializer_list<Permission> permissions) const;

 private:
  std::map<std::string, Permissions, std::less<>> roles_;
};

// How the actor stands to a case or person.
struct Relation {
  bool declared = false;  // the subject or a source of risk is the actor or a declared relative
  Restriction restriction = Restriction::kNone;
  bool named = false;     // named on the case, let through a break-glass that has not run out, or asked to take it over
  bool owner = false;     // holds the case
  bool own_team = false;  // the case is with one of the actor's teams
};

// For a person's record: only `declared` matters.
Relation RelationTo(const Actor& actor, PersonId person);
bool IsDeclared(const Actor& actor, PersonId person);

// Errors: kForbidden with a sentence; kNotFound for what the actor may not know of.
Result<void> May(const RoleBook& roles, const Actor& actor, Permission permission, const Relation& relation = {});

// Whether the case is the actor's to move on, by hand-over or to a later date: they hold it, it is with one of their
// teams, or they may allocate work. Asks nothing else: May() comes first.
bool MayMove(const RoleBook& roles, const Actor& actor, const Relation& relation);

// For lists.
Viewer ViewerOf(const RoleBook& roles, const Actor& actor);

}  // namespace caseway::access
