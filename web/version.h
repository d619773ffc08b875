// The program's version, as shown in the footer and by `caseway version`.
#pragma once

namespace caseway {

inline constexpr char kVersion[] = "0.1.0";

}  // namespace caseway
