// Result<T>: a value, or the one Error that says why there is none.
//
//   Result<Date> date = ParseDate("31/09/2011");
//   if (!date) return date.error();        // kInvalidInput, "September has 30 days"
//   Use(*date);
//
// It is not for bugs (assert) nor for what cannot happen. Member names are those of std::expected, which g++ 12 has
// only in C++23 mode. Threads: a value; share as you would share T.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace caseway {

// Told apart by what the caller should do next. Exactly one function (web) turns a code into an HTTP status.
enum class ErrorCode {
  kInvalidInput,       // the request is malformed: correct the named fields
  kUnauthenticated,    // nobody is signed in: sign in
  kForbidden,          // known person, not allowed: ask someone else
  kNotFound,           // absent, or not to be known by this person: nothing
  kConflict,           // someone changed it first: reload, see both, try again
  kNotAllowedInState,  // a state or requirement refuses: `unmet` lists every reason
  kUnavailable,        // storage busy or full: try again later
  kInternal,           // a bug or a broken disk: report the reference number
};

// One faulty field: the form's or file's own name for it, and a sentence that says how to mend it.
struct FieldError {
  std::string field;
  std::string say;
};

// One requirement that does not hold: its rule id ("SG-01") and its sentence.
struct Unmet {
  std::string rule;
  std::string say;
};

// What went wrong. `say` is for the person and holds no internals; `detail` is for the log and holds no personal data.
struct [[nodiscard]] Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string say;
  std::string detail = {};
  std::vector<FieldError> fields = {};
  std::vector<Unmet> unmet = {};
};

inline Error InvalidInput(std::string say) { return {ErrorCode::kInvalidInput, std::move(say)}; }
inline Error InvalidField(std::string field, std::string say) {
  Error error{ErrorCode::kInvalidInput, say};
  error.fields.push_back({std::move(field), std::move(say)});
  return error;
}
inline Error NotFound(std::string say) { return {ErrorCode::kNotFound, std::move(say)}; }
inline Error Forbidden(std::string say) { return {ErrorCode::kForbidden, std::move(say)}; }
inline Error Conflict(std::string say) { return {ErrorCode::kConflict, std::move(say)}; }
inline Error Internal(std::string detail) {
  return {ErrorCode::kInternal, "Something went wrong on our side.", std::move(detail)};
}

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: a value converts, as in std::expected
  Result(Error error) : state_(std::move(error)) {}  // NOLINT

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // Requires: has_value().
  const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  T& value() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // Requires: !has_value().
  const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// A deed with nothing to give back.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), failed_(true) {}  // NOLINT
  bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const {
    assert(failed_);
    return error_;
  }

 private:
  Error error_;
  bool failed_ = false;
};

}  // namespace caseway
