#include "core/pathway/column.h"

#include <algorithm>

namespace caseway::pathway {

int StackInColumn(std::vector<Standing>& boxes, const ColumnRoom& room) {
  int needed = 0;
  int next = room.top;
  for (Standing& box : boxes) {
    box.top = std::max(box.wants, next);
    next = box.top + box.height + room.gap;
    needed += box.height + room.gap;
  }
  const int bottom = std::max(room.bottom, room.top + needed - room.gap);
  int limit = bottom;
  for (auto box = boxes.rbegin(); box != boxes.rend(); ++box) {
    box->top = std::min(box->top, limit - box->height);
    limit = box->top - room.gap;
  }
  return bottom;
}

}  // namespace caseway::pathway
