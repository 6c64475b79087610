/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-board.h"

#include "cliff-mood.h"

#include <string.h>

/* Words that tell a kind of place or thing; the first row that fits counts, so the particular comes
 * first. */
typedef struct
{
  int         value;
  const char *words;
} WordRow;

static const WordRow settings_inside[] = {
  { CLIFF_SETTING_CAR, "车内 车里 车上 轿车 车厢 出租车 taxi car limousine cab" },
  { CLIFF_SETTING_HOSPITAL, "医院 病房 诊室 手术 急诊 hospital ward clinic surgery" },
  { CLIFF_SETTING_OFFICE, "办公 会议 总裁 书房 律所 工作室 公司 office study meeting boardroom desk" },
  { CLIFF_SETTING_LOBBY, "大堂 前台 大厅 酒店 银行 商场 机场 lobby reception hotel bank mall foyer" },
  { CLIFF_SETTING_CORRIDOR, "走廊 楼道 电梯 过道 楼梯 corridor hallway elevator stair passage" },
  { CLIFF_SETTING_HALL, "婚礼 宴会 礼堂 宴 宫 殿 祠堂 教堂 法庭 ballroom wedding church court palace hall stage" },
  { CLIFF_SETTING_DINING, "餐厅 饭店 咖啡 厨房 酒吧 茶 restaurant dining kitchen cafe bar diner tea" },
  { CLIFF_SETTING_BEDROOM, "卧室 出租屋 卧房 宿舍 房间 闺房 bedroom bed dorm apartment flat motel" },
  { CLIFF_SETTING_LIVING, "客厅 家 别墅 公寓 屋 宅 living home house lounge morning-room drawing parlour parlor library" },
};

static const WordRow settings_outside[] = {
  { CLIFF_SETTING_ALLEY, "巷 胡同 弄堂 后门 alley lane backstreet" },
  { CLIFF_SETTING_ROOFTOP, "天台 楼顶 屋顶 阳台 rooftop roof balcony terrace" },
  { CLIFF_SETTING_WATER, "海 江 河 湖 码头 沙滩 桥 sea beach river lake dock pier harbor harbour bridge" },
  { CLIFF_SETTING_HILLS, "山 林 村 田 野 悬崖 草原 墓 hill mountain forest wood village field cliff country desert" },
  { CLIFF_SETTING_GATE, "门口 大门 门外 别墅外 院 庭 gate entrance outside courtyard yard porch door" },
  { CLIFF_SETTING_GARDEN, "公园 花园 操场 校园 草坪 garden park campus lawn" },
};

static const WordRow props[] = {
  { CLIFF_PROP_PHONE, "手机 电话 短信 phone mobile cell" },
  { CLIFF_PROP_BOX, "箱 盒 包裹 box crate package parcel case" },
  { CLIFF_PROP_ENVELOPE, "信封 请柬 请帖 红包 envelope invitation" },
  { CLIFF_PROP_PHOTO, "照片 相片 合影 相框 photo picture portrait" },
  { CLIFF_PROP_PAPER, "借条 欠条 合同 协议 文件 报告 信纸 纸条 遗书 遗嘱 书信 字条 病历 化验单 离婚 笔迹 信 纸 "
                      "paper letter contract iou note document report will file agreement certificate" },
  { CLIFF_PROP_RING, "戒指 银戒 钻戒 婚戒 ring" },
  { CLIFF_PROP_NECKLACE, "项链 玉佩 吊坠 手链 玉 necklace pendant locket bracelet jade" },
  { CLIFF_PROP_SHUTTER, "卷帘门 卷闸 shutter" },
  { CLIFF_PROP_DOOR, "门 door" },
  { CLIFF_PROP_UMBRELLA, "伞 umbrella" },
  { CLIFF_PROP_SHOES, "鞋 shoe boot heels" },
  { CLIFF_PROP_CAR, "车 car limousine taxi" },
  { CLIFF_PROP_BOTTLE, "酒瓶 药瓶 瓶 药 bottle pill medicine poison" },
  { CLIFF_PROP_GLASS, "酒杯 红酒 香槟 玻璃杯 酒 glass wine champagne goblet" },
  { CLIFF_PROP_CUP, "茶杯 杯 茶 咖啡 碗 cup mug tea coffee teapot" },
  { CLIFF_PROP_KNIFE, "刀 剑 匕首 剪 knife dagger blade sword scissors" },
  { CLIFF_PROP_GUN, "枪 gun pistol revolver" },
  { CLIFF_PROP_CARD, "银行卡 黑卡 身份证 名片 卡 card" },
  { CLIFF_PROP_MONEY, "钱 钞 现金 支票 金条 money cash bill cheque coin" },
  { CLIFF_PROP_BAG, "包 行李 袋 bag suitcase purse luggage" },
  { CLIFF_PROP_FLOWER, "花 玫瑰 flower rose bouquet" },
  { CLIFF_PROP_KEY, "钥匙 key" },
  { CLIFF_PROP_BOOK, "书 日记 本 相册 账 book diary album ledger" },
  { CLIFF_PROP_PEN, "笔 pen pencil" },
  { CLIFF_PROP_CLOCK, "钟 表 clock watch" },
  { CLIFF_PROP_FOOD, "蛋糕 饭 菜 面 汤 三明治 cake bread sandwich muffin food soup" },
  { CLIFF_PROP_CANDLE, "蜡烛 烛 灯 candle lamp lantern" },
};

static int
find_row (const WordRow *rows,
          guint          n,
          const char    *text,
          int            fallback)
{
  for (guint i = 0; i < n; i++)
    if (cliff_text_has_any (text, rows[i].words))
      return rows[i].value;

  return fallback;
}

static CliffProp
find_prop (const char *text)
{
  return find_row (props, G_N_ELEMENTS (props), text, CLIFF_PROP_NONE);
}

guint
cliff_board_draw_lot (guint64 *state,
                      guint    limit)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005)
           + G_GUINT64_CONSTANT (1442695040888963407);

  return (guint) (*state >> 33) % limit;
}

static int
find_name (const char *const *names,
           guint              n,
           const char        *name,
           int                fallback)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return i;

  return fallback;
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

static CliffLight
find_light (const char *time_of_day)
{
  static const WordRow rows[] = {
    { CLIFF_LIGHT_NIGHT, "夜 晚 night evening midnight" },
    { CLIFF_LIGHT_DUSK, "黄昏 傍晚 夕 暮 dusk sunset" },
    { CLIFF_LIGHT_DAWN, "清晨 黎明 早 晨 dawn sunrise morning" },
  };
  /* 傍晚 holds a word of the night. */
  if (cliff_text_has_any (time_of_day, "傍晚"))
    return CLIFF_LIGHT_DUSK;

  return find_row (rows, G_N_ELEMENTS (rows), time_of_day, CLIFF_LIGHT_DAY);
}

static void
read_place (CliffBoard *self,
            JsonObject *request)
{
  const char *location = get_text (request, "location");
  const char *int_ext = get_text (request, "int_ext");
  int inside = find_row (settings_inside, G_N_ELEMENTS (settings_inside), location, -1);
  int outside = find_row (settings_outside, G_N_ELEMENTS (settings_outside), location, -1);

  self->inside = g_str_has_prefix (int_ext, "int")
                 || (*int_ext == '\0' && (outside < 0 || inside >= 0));
  if (self->inside)
    self->setting = inside >= 0 ? inside : CLIFF_SETTING_ROOM;
  else
    self->setting = outside >= 0 ? outside : CLIFF_SETTING_STREET;
  self->light = find_light (get_text (request, "time_of_day"));
  self->rain = g_str_equal (get_text (request, "weather"), "rain");
  self->snow = g_str_equal (get_text (request, "weather"), "snow");
  self->chance = (guint64) g_str_hash (location) * 2654435761u + 97;
  self->hue = g_str_hash (location) % 360;
}

static void
read_prop (CliffBoard *self,
           JsonObject *request)
{
  JsonArray *names = json_object_has_member (request, "props")
                         ? json_object_get_array_member (request, "props")
                         : NULL;
  const char *first = NULL;

  for (guint i = 0;
       names != NULL && i < json_array_get_length (names) && self->prop == CLIFF_PROP_NONE; i++)
    {
      const char *name = json_array_get_string_element (names, i);

      if (first == NULL)
        first = name;
      self->prop = find_prop (name);
      if (self->prop != CLIFF_PROP_NONE)
        self->prop_name = g_strdup (name);
    }
  if (self->prop == CLIFF_PROP_NONE && first != NULL)
    {
      self->prop = CLIFF_PROP_NAMED;
      self->prop_name = g_strdup (first);
    }
  /* An insert without a listed prop shows what its subject names. */
  if (self->prop == CLIFF_PROP_NONE && self->figures->len == 0 && self->size >= CLIFF_SIZE_MS)
    self->prop = find_prop (get_text (request, "subject"));
  if (self->prop == CLIFF_PROP_NONE && self->figures->len == 0 && self->size >= CLIFF_SIZE_MCU)
    self->prop = find_prop (get_text (request, "action"));
  if (self->prop_name == NULL)
    self->prop_name = g_strdup ("");
}

static CliffPose
find_pose (const CliffFigure *figure,
           const char        *action)
{
  if (cliff_text_has_any (action, "举 扬起 亮出 拍 指着 raise hold up point slam wave"))
    return CLIFF_POSE_RAISE;
  if (cliff_text_has_any (action, "抱 捧 拿 端 握 递 攥 签 翻 hold carr clutch grip hand read sign"))
    return CLIFF_POSE_HOLD;
  if (figure->face == CLIFF_FACE_COLD)
    return CLIFF_POSE_FOLD;

  return figure->speaking ? CLIFF_POSE_GESTURE : CLIFF_POSE_STAND;
}

static void
read_facing (CliffFigure *figure,
             const char  *facing)
{
  figure->back = g_str_equal (facing, "back");
  figure->turn = g_str_equal (facing, "left") ? -0.75 : g_str_equal (facing, "right") ? 0.75 : 0;
}

static CliffFigure
read_figure (JsonObject *object,
             const char *action)
{
  static const char *const faces[] = {
    "neutral", "angry", "afraid", "shocked", "sad", "happy", "tender", "cold", "whisper",
  };
  CliffFigure figure = { 0 };

  figure.outfit = g_strdup (get_text (object, "outfit"));
  figure.female = g_str_equal (get_text (object, "gender"), "female");
  figure.child = g_str_equal (get_text (object, "age"), "child");
  figure.old = g_str_equal (get_text (object, "age"), "old");
  figure.speaking = g_str_equal (get_text (object, "speaking"), "dialogue");
  figure.x = CLAMP (json_object_get_int_member_with_default (object, "screen_x", 500000), 0,
                    1000000)
             / 1e6;
  figure.style = (int)CLAMP (json_object_get_int_member_with_default (object, "style", 0), 0, 1000);
  figure.face = find_name (faces, G_N_ELEMENTS (faces), get_text (object, "mood"),
                           CLIFF_FACE_NEUTRAL);
  figure.hair = cliff_ink_from_hex (get_text (object, "hair"), (CliffInk) { 0.12, 0.1, 0.12 });
  figure.top = cliff_ink_from_hex (get_text (object, "top"), (CliffInk) { 0.4, 0.5, 0.6 });
  figure.skin = cliff_ink_from_hex (get_text (object, "skin"), (CliffInk) { 0.95, 0.81, 0.7 });
  read_facing (&figure, get_text (object, "facing"));
  figure.pose = find_pose (&figure, action);

  return figure;
}

static void
read_figures (CliffBoard *self,
              JsonObject *request)
{
  JsonArray *array = json_object_has_member (request, "figures")
                         ? json_object_get_array_member (request, "figures")
                         : NULL;
  g_autofree char *action = g_strdup_printf ("%s %s", get_text (request, "subject"),
                                             get_text (request, "action"));

  /* More than six would hide one another. */
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), 6); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      CliffFigure figure = read_figure (
          object, i == 0 || strstr (action, get_text (object, "name")) != NULL ? action : "");

      if (self->variation % 2 == 1)
        {
          figure.x = 1 - figure.x;
          figure.turn = -figure.turn;
        }
      g_array_append_val (self->figures, figure);
    }
}

static void
clear_figure (gpointer data)
{
  CliffFigure *figure = data;

  g_free (figure->outfit);
}

CliffBoard *
cliff_board_new (JsonObject *request)
{
  static const char *const sizes[] = { "EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "ECU" };
  static const char *const angles[] = { "eye", "high", "low", "overhead", "dutch", "ots", "pov" };
  CliffBoard *self = g_new0 (CliffBoard, 1);
  const char *movement = get_text (request, "movement");

  self->width = (int)CLAMP (json_object_get_int_member_with_default (request, "width", 1080), 16,
                            4320);
  self->height = (int)CLAMP (json_object_get_int_member_with_default (request, "height", 1920), 16,
                             7680);
  self->variation = (int)CLAMP (json_object_get_int_member_with_default (request, "variation", 0),
                                0, 1000);
  self->size = find_name (sizes, G_N_ELEMENTS (sizes), get_text (request, "size"), CLIFF_SIZE_MS);
  self->angle = find_name (angles, G_N_ELEMENTS (angles), get_text (request, "angle"),
                           CLIFF_ANGLE_EYE);
  self->slow = g_str_has_prefix (movement, "slow ");
  self->movement = g_strdup (self->slow ? movement + strlen ("slow ") : movement);
  self->flashback = json_object_get_boolean_member_with_default (request, "flashback", FALSE);
  self->figures = g_array_new (FALSE, TRUE, sizeof (CliffFigure));
  g_array_set_clear_func (self->figures, clear_figure);
  read_place (self, request);
  read_figures (self, request);
  read_prop (self, request);
  for (guint i = 0; i < self->figures->len; i++)
    {
      CliffFigure *figure = &g_array_index (self->figures, CliffFigure, i);

      if (figure->pose == CLIFF_POSE_HOLD || figure->pose == CLIFF_POSE_RAISE)
        figure->prop = self->prop;
      /* Close together a gesture would reach into the other's face. */
      if (figure->pose == CLIFF_POSE_GESTURE && self->figures->len > 1
          && self->size >= CLIFF_SIZE_MLS)
        figure->pose = CLIFF_POSE_STAND;
    }

  return self;
}

void
cliff_board_free (CliffBoard *self)
{
  g_array_unref (self->figures);
  g_free (self->movement);
  g_free (self->prop_name);
  g_free (self);
}
