#include "core/access/may.h"

namespace caseway::access {
namespace {

// Raising a concern is never refused for who someone is: whoever the caller names may be at risk tonight.
bool AlwaysOpen(Permission permission) { return permission == Permission::kRaiseConcern; }

// What shows or changes a case's content. Breaking the glass is for those outside it; who is asked to take a case over
// counts as named on it.
bool IsContent(Permission permission) {
  switch (permission) {
    case Permission::kSeeCase:
    case Permission::kWorkCase:
    case Permission::kWriteNote:
    case Permission::kPrint:
    case Permission::kAllocate:
    case Permission::kHandOver:
    case Permission::kMarkInError:
    case Permission::kReadForAudit: return true;
    default: return false;
  }
}

}  // namespace

bool RoleBook::Holds(const std::string& role, Permission permission) const {
  const auto found = roles_.find(role);
  return found != roles_.end() && found->second.test(static_cast<std::size_t>(permission));
}

bool RoleBook::Holds(const Actor& actor, Permission permission) const {
  if (actor.is_system) return true;
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](const auto& role) { return Holds(role, permission); });
}

std::vector<std::string> RoleBook::Roles() const {
  std::vector<std::string> out;
  for (const auto& entry : roles_) out.push_back(entry.first);
  return out;
}

std::string RoleBook::FirstHolding(std::initializer_list<Permission> permissions) const {
  for (const auto& [role, held] : roles_) {
    const auto holds = [&held = held](Permission one) { return held.test(static_cast<std::size_t>(one)); };
    if (std::all_of(permissions.begin(), permissions.end(), holds)) return role;
  }
  return "";
}

bool IsDeclared(const Actor& actor, PersonId person) {
  return std::find(actor.declared.begin(), actor.declared.end(), person) != actor.declared.end();
}

Relation RelationTo(const Actor& actor, PersonId person) {
  Relation relation;
  relation.declared = IsDeclared(actor, person);
  return relation;
}

Result<void> May(const RoleBook& roles, const Actor& actor, Permission permission, const Relation& relation) {
  if (actor.is_system) return {};
  if (relation.restriction == Restriction::kSealed && !relation.named) return NotFound("There is no such case.");
  if (relation.declared && !AlwaysOpen(permission)) {
    return Forbidden(
        "This is your own record or that of someone you have declared as close to you. A manager can arrange for a "
        "colleague to work on it.");
  }
  if (!roles.Holds(actor, permission))
    return Forbidden("Your role does not include this. Ask your manager if you need it.");
  if (IsContent(permission) && relation.restriction == Restriction::kStandard && !relation.named && !relation.owner &&
      !roles.Holds(actor, Permission::kSeeRestricted)) {
    return Forbidden("This case is restricted to the people who work on it.");
  }
  return {};
}

bool MayMove(const RoleBook& roles, const Actor& actor, const Relation& relation) {
  return relation.owner || relation.own_team || roles.Holds(actor, Permission::kAllocate);
}

Viewer ViewerOf(const RoleBook& roles, const Actor& actor) {
  Viewer viewer;
  viewer.user = actor.user;
  viewer.sees_restricted = roles.Holds(actor, Permission::kSeeRestricted);
  viewer.declared = actor.declared;
  viewer.is_system = actor.is_system;
  return viewer;
}

}  // namespace caseway::access
