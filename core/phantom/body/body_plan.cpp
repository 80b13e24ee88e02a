#include "core/phantom/body/body_plan.h"

#include "core/phantom/body/severity_draw.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

float drawn(Random& random, double low, double high)
{
    return static_cast<float>(random.uniform(low, high));
}

float bell(Random& random, double mean, double deviation)
{
    return static_cast<float>(mean + deviation * std::clamp(random.normal(), -2.2, 2.2));
}

bool isWide(const PhantomRecipe& recipe)
{
    return recipe.variety == PhantomVariety::Randomised;
}

/// The textbook size of one segment.
struct SegmentSize {
    float height, halfWidth, halfDepth, disc, bodyTurn, discTurn;
};

// T5 to the coccyx, mm and degrees, from textbook anatomy; turn > 0 bends the line backwards.
constexpr std::array<SegmentSize, kSegmentCount> kSizes = {{
    {19.5F, 14.5F, 13.5F, 4.0F, -3.0F, -1.0F}, {20.0F, 15.0F, 14.0F, 4.2F, -3.0F, -1.0F},
    {20.5F, 15.5F, 14.5F, 4.5F, -3.0F, -1.0F}, {21.0F, 16.0F, 15.0F, 4.8F, -3.0F, -1.0F},
    {21.5F, 17.0F, 15.2F, 5.2F, -2.5F, -0.5F}, {22.5F, 18.0F, 15.5F, 5.8F, -2.0F, 0.0F},
    {23.5F, 19.0F, 15.8F, 6.4F, -1.5F, 0.5F},  {24.5F, 20.0F, 16.2F, 7.2F, -0.5F, 2.0F},
    {26.0F, 21.0F, 16.6F, 8.4F, 0.0F, 4.5F},   {26.8F, 22.0F, 17.0F, 9.4F, 0.5F, 6.0F},
    {27.0F, 23.0F, 17.3F, 10.4F, 1.5F, 7.0F},  {27.0F, 24.0F, 17.4F, 11.0F, 3.5F, 9.5F},
    {26.5F, 25.0F, 17.2F, 10.0F, 8.0F, 12.0F}, {27.0F, 23.5F, 14.5F, 2.4F, 1.0F, -4.0F},
    {23.0F, 19.0F, 10.5F, 1.6F, -6.0F, -5.0F}, {20.0F, 16.0F, 8.0F, 1.3F, -10.0F, -5.0F},
    {17.5F, 13.0F, 6.5F, 1.2F, -12.0F, -5.0F}, {16.0F, 10.0F, 5.5F, 2.0F, -12.0F, -8.0F},
    {24.0F, 6.0F, 4.0F, 1.0F, -25.0F, 0.0F},
}};

VertebraPlan drawVertebra(int segment, const PhantomRecipe& recipe, Random& random)
{
    const SegmentSize& size = kSizes[static_cast<std::size_t>(segment)];
    const double spread = isWide(recipe) ? 0.07 : 0.035;
    VertebraPlan plan;
    plan.height = size.height * bell(random, 1, spread);
    plan.halfWidth = size.halfWidth * bell(random, 1, spread);
    plan.halfDepth = size.halfDepth * bell(random, 1, spread);
    plan.waist = drawn(random, 0.05, isWide(recipe) ? 0.16 : 0.11);
    plan.pedicleWidth = 6.5F + 0.9F * static_cast<float>(std::clamp(segment - 7, 0, 6));
    plan.pedicleWidth *= bell(random, 1, 0.1);
    plan.spinousLength = bell(random, segment >= 12 ? 22 : 29, 2.5);
    plan.spinousHeight = bell(random, segment >= 12 ? 14 : 20, 2);
    plan.spinousTilt = segment < 7 ? 0.9F : drawn(random, 0.1, 0.4);
    plan.turn = size.bodyTurn + bell(random, 0, isWide(recipe) ? 2.0 : 0.7);
    if (segment >= kFirstSacral) {
        plan.waist = 0.03F;
        plan.spinousLength = std::max(5.0F, 13.0F - 2.5F * static_cast<float>(segment - 13));
        plan.spinousHeight = 12;
    }
    return plan;
}

DiscPlan drawDisc(int segment, const PhantomRecipe& recipe, Random& random)
{
    const SegmentSize& size = kSizes[static_cast<std::size_t>(segment)];
    const double wear = std::pow(random.uniform(), segment >= 11 ? 0.8 : 1.5);
    DiscPlan plan;
    plan.height = size.disc * bell(random, 1 - 0.22 * wear, isWide(recipe) ? 0.14 : 0.08);
    plan.height = std::max(plan.height, 0.35F * size.disc);
    plan.domeUpper = drawn(random, 0.6, isWide(recipe) ? 3.2 : 2.2);
    plan.domeLower = drawn(random, 0.3, isWide(recipe) ? 2.4 : 1.6);
    // Hydration depends on degeneration, not on the grades: dark discs with an open canal are
    // common.
    plan.hydration = static_cast<float>(std::clamp(1.15 - 1.3 * wear, 0.0, 1.0));
    plan.bulgeAll = drawn(random, 0.0, 1.3);
    plan.turn = size.discTurn + bell(random, 0, isWide(recipe) ? 2.5 : 1.0);
    plan.modic = wear > 0.6 && random.chance(0.25) ? drawn(random, 0.4, 1) : 0;
    if (segment < kFirstSacral)
        return plan;
    plan.domeUpper = plan.domeLower = 0.2F;
    plan.bulgeAll = 0;
    plan.modic = 0;
    plan.hydration = drawn(random, 0, segment == kFirstSacral ? 0.8 : 0.4);
    plan.height = size.disc * drawn(random, 0.6, segment == kFirstSacral ? 1.9 : 1.3);
    return plan;
}

void drawCanal(BodyPlan& plan, const PhantomRecipe& recipe, Random& random)
{
    const float baseAp = isWide(recipe) ? drawn(random, 9.5, 17.5) : bell(random, 14.2, 1.3);
    const float baseWidth = isWide(recipe) ? drawn(random, 6.8, 11) : bell(random, 9, 0.7);
    for (int segment = 0; segment < kSegmentCount; ++segment) {
        DiscPlan& disc = plan.discs[static_cast<std::size_t>(segment)];
        const float taper = segment <= 11 ? 1.0F : (segment == 12 ? 0.86F : 0.62F);
        disc.openAp = std::max(8.5F, baseAp * taper * bell(random, 1, 0.04));
        disc.openHalfWidth = baseWidth * (segment < 8 ? 0.95F : taper) * bell(random, 1, 0.03);
        disc.frontGap = segment < 11 ? drawn(random, 0.5, 1.3) : drawn(random, 0.6, 1.8);
        if (segment == 12)
            disc.frontGap = drawn(random, 1.2, isWide(recipe) ? 6 : 4.5);
        disc.roofGap = drawn(random, 3.2, segment >= 10 ? 7 : 5);
        if (segment >= kFirstSacral) {
            disc.frontGap = drawn(random, 1.5, 3.5);
            disc.roofGap = drawn(random, 1, 3);
        }
        disc.canalHalfWidth = 11.2F + 0.5F * static_cast<float>(std::clamp(segment - 8, 0, 5));
        disc.canalHalfWidth = std::max(disc.canalHalfWidth, disc.openHalfWidth + 2.2F);
        disc.flavum = drawn(random, 2.0, 3.4);
        disc.effacement = drawn(random, 0.16, 0.36);
    }
}

void applyCanalGrade(DiscPlan& disc, Severity severity, Random& random)
{
    switch (severity) {
    case Severity::NormalMild:
        disc.remaining = random.chance(0.5) ? drawn(random, 0.9, 1) : drawn(random, 0.73, 0.9);
        disc.effacement = drawn(random, 0.14, disc.remaining > 0.9F ? 0.36 : 0.5);
        break;
    case Severity::Moderate:
        disc.remaining = drawn(random, 0.46, 0.66);
        disc.effacement = drawn(random, 0.45, 0.78);
        break;
    case Severity::Severe:
        disc.remaining = drawn(random, 0.12, 0.43);
        disc.effacement = drawn(random, 0.85, 1.15);
        break;
    }
    const double kind = random.uniform();
    disc.discShare = kind < 0.35 ? drawn(random, 0.7, 1)
        : kind < 0.5             ? drawn(random, 0, 0.3)
                                 : drawn(random, 0.3, 0.7);
    disc.narrowHalfHeight = drawn(random, 3.8, 8);
}

float drawNarrowing(Severity severity, Random& random)
{
    switch (severity) {
    case Severity::NormalMild:
        return random.chance(0.6) ? drawn(random, 0, 0.1) : drawn(random, 0.1, 0.26);
    case Severity::Moderate:
        return drawn(random, 0.46, 0.64);
    case Severity::Severe:
        return drawn(random, 0.86, 1);
    }
    return 0;
}

void applyGrades(BodyPlan& plan, Random& random)
{
    for (const DiscLevel level : kLevels) {
        DiscPlan& disc =
            plan.discs[static_cast<std::size_t>(kFirstLumbar) + static_cast<std::size_t>(level)];
        const auto severityOf = [&](Condition condition) {
            return plan.severities[siteIndex({condition, level})];
        };
        applyCanalGrade(disc, severityOf(Condition::SpinalCanalStenosis), random);
        disc.recess = {drawNarrowing(severityOf(Condition::LeftSubarticularStenosis), random),
                       drawNarrowing(severityOf(Condition::RightSubarticularStenosis), random)};
        disc.foramen = {
            drawNarrowing(severityOf(Condition::LeftNeuralForaminalNarrowing), random),
            drawNarrowing(severityOf(Condition::RightNeuralForaminalNarrowing), random)};
        for (std::size_t side = 0; side < 2; ++side) {
            const float worst = std::max(disc.recess[side], 0.6F * disc.foramen[side]);
            disc.facet[side] = drawn(random, 0.9, 1.12) + 0.14F * worst;
            disc.jointFluid[side] = random.chance(0.4) ? drawn(random, 0.3, 1) : 0.0F;
        }
        // A narrow foramen is low, since the vertebrae are closer together.
        const float closed = std::max(disc.foramen[0], disc.foramen[1]);
        disc.height *= 1 - drawn(random, 0, 0.38) * closed;
    }
}

void drawWhole(BodyPlan& plan, const PhantomRecipe& recipe, Random& random)
{
    const bool wide = isWide(recipe);
    plan.scale = wide ? drawn(random, 0.78, 1.18) : bell(random, 1, 0.05);
    plan.anchor = {random.uniform(-6, 6), random.uniform(-12, 12), random.uniform(-10, 10)};
    const bool curved = random.chance(wide ? 0.35 : 0.2);
    plan.scoliosis = curved ? drawn(random, 3, wide ? 14 : 9) : drawn(random, 0, 2.5);
    plan.scoliosisPhase = drawn(random, 0, 6.28);
    plan.scoliosisWave = drawn(random, 220, 420);
    plan.warp = wide ? drawn(random, 0.3, 2.0) : drawn(random, 0.2, 0.6);
    plan.conus = bell(random, 0.4, 0.45);
    plan.sacEnd = bell(random, 1.3, 0.35);
    plan.rootCount = 14 + random.below(9);
    plan.rootCalm = drawn(random, 0.1, 0.8);
    plan.fatThickness = wide ? drawn(random, 4, 55) : drawn(random, 8, 34);
    plan.torsoHalfWidth = bell(random, 168, 12);
    plan.torsoDepth = bell(random, 205, 14) + plan.fatThickness * 0.6F;
    plan.muscleFat = drawn(random, 0.05, 0.8);
    plan.marrowTexture = drawn(random, 0.04, wide ? 0.26 : 0.12);
    plan.archFat = drawn(random, 0, wide ? 9 : 5);
    plan.boweliness = drawn(random, 0.2, 0.9);
    plan.sacrumSize = wide ? drawn(random, 0.85, 1.15) : bell(random, 1, 0.04);
    plan.oddSurroundings = wide && random.chance(0.4);
}

// Lordosis may be limited to the lowest levels: a straight column with a bend above the sacrum.
void kinkSpine(BodyPlan& plan, Random& random)
{
    const float above = drawn(random, 0.1, 1.3);
    const float below = drawn(random, 0.7, 1.9);
    for (std::size_t index = kFirstLumbar; index < kFirstSacral; ++index) {
        const float share = index + 1 >= kFirstSacral ? below : above;
        plan.vertebrae[index].turn *= share;
        plan.discs[index].turn *= share;
    }
}

void bendSpine(BodyPlan& plan, const PhantomRecipe& recipe, Random& random)
{
    const float lordosis = isWide(recipe) ? drawn(random, 0.45, 1.5) : bell(random, 0.95, 0.13);
    if (isWide(recipe) && random.chance(0.5))
        kinkSpine(plan, random);
    float direction = 0;
    for (int segment = 0; segment < kSegmentCount; ++segment) {
        const auto index = static_cast<std::size_t>(segment);
        if (segment >= 7 && segment <= 12) {
            plan.vertebrae[index].turn *= lordosis;
            plan.discs[index].turn *= lordosis;
        }
        if (segment < 10)
            direction += plan.vertebrae[index].turn + plan.discs[index].turn;
    }
    // The line is vertical near L3, with the variation of the patient's posture.
    plan.firstTurn = -direction + bell(random, -1, isWide(recipe) ? 5 : 2.5);
}

// Sacra vary more than any other part of the spine, and a network that counts the levels from below
// has to know the variants: S1 as square as L5, disc-like S1/S2 remnants, straight and hooked
// sacra.
void varySacrum(BodyPlan& plan, Random& random)
{
    const float hook = drawn(random, 0.3, 1.7);
    const float slender = drawn(random, 0.85, 1.2);
    for (int segment = kFirstSacral; segment < kSegmentCount; ++segment) {
        const auto index = static_cast<std::size_t>(segment);
        VertebraPlan& body = plan.vertebrae[index];
        body.turn = body.turn * hook + bell(random, 0, 2.5);
        plan.discs[index].turn = plan.discs[index].turn * hook + bell(random, 0, 2);
        body.halfDepth *= slender;
        body.height *= bell(random, 1, 0.06);
    }
    VertebraPlan& first = plan.vertebrae[kFirstSacral];
    first.halfDepth *= drawn(random, 0.95, 1.12);
    first.waist = drawn(random, 0.02, 0.12);
    first.turn += bell(random, 0, 3);
    DiscPlan& remnant = plan.discs[kFirstSacral];
    if (random.chance(0.3)) {
        remnant.height = drawn(random, 2, 5.5) * plan.scale;
        remnant.hydration = drawn(random, 0, 0.7);
        remnant.domeUpper = drawn(random, 0.2, 1);
        remnant.domeLower = drawn(random, 0.2, 1);
    }
    if (random.chance(0.2))
        plan.discs[kFirstSacral + 1].height = drawn(random, 1.5, 3.5) * plan.scale;
    if (random.chance(0.2))
        plan.discs[kFirstSacral - 1].height *= drawn(random, 0.3, 0.7);
}

// Vessels, organs and muscles at fixed levels would reveal the numbering in generated pictures, and
// mislead a network in real ones.
void loosenSurroundings(BodyPlan& plan, Random& random)
{
    plan.vesselFork = drawn(random, 0.2, 1.3);
    plan.vesselShift = drawn(random, -30, 30);
    plan.organShift = drawn(random, -45, 45);
    plan.muscleShift = drawn(random, -40, 40);
    plan.conus += bell(random, 0, 0.6);
    plan.sacEnd += bell(random, 0, 0.4);
}

void applyScale(BodyPlan& plan)
{
    for (int segment = 0; segment < kSegmentCount; ++segment) {
        const auto index = static_cast<std::size_t>(segment);
        VertebraPlan& body = plan.vertebrae[index];
        const float scale = plan.scale * (segment >= kFirstSacral ? plan.sacrumSize : 1.0F);
        for (float* value : {&body.height, &body.halfWidth, &body.halfDepth, &body.spinousLength,
                             &body.spinousHeight})
            *value *= scale;
        plan.discs[index].height *= scale;
    }
}

// A low disc with a large angle has its centre of curvature inside the canal, where the position
// along the spine is undefined.
void limitTurns(BodyPlan& plan)
{
    constexpr float leastRadius = 32; // mm: beyond the canal's back
    constexpr float degrees = 57.3F;
    for (DiscPlan& disc : plan.discs) {
        const float most = disc.height / leastRadius * degrees;
        disc.turn = std::clamp(disc.turn, -most, most);
    }
}

} // namespace

BodyPlan drawBodyPlan(const PhantomRecipe& recipe, Random& random)
{
    BodyPlan plan;
    plan.severities = drawSeverities(recipe, random);
    drawWhole(plan, recipe, random);
    for (int segment = 0; segment < kSegmentCount; ++segment) {
        plan.vertebrae[static_cast<std::size_t>(segment)] = drawVertebra(segment, recipe, random);
        plan.discs[static_cast<std::size_t>(segment)] = drawDisc(segment, recipe, random);
    }
    drawCanal(plan, recipe, random);
    // A separate generator, so that equal seeds give the same body with any grades.
    Random gradeRandom(random.next());
    applyGrades(plan, gradeRandom);
    plan.foramenSeed = gradeRandom.next();
    bendSpine(plan, recipe, random);
    applyScale(plan);
    if (isWide(recipe)) {
        Random looseRandom(random.next());
        varySacrum(plan, looseRandom);
        loosenSurroundings(plan, looseRandom);
        limitTurns(plan);
    }
    return plan;
}

SacShape drawSacShape(Random& random)
{
    const auto drawn = [&](double low, double high) {
        return static_cast<float>(random.uniform(low, high));
    };
    SacShape shape;
    shape.wide = random.chance(0.85) ? drawn(1.05, 1.6) : 1;
    shape.gap = drawn(0.3, 2.2);
    shape.flat = random.chance(0.7) ? drawn(0.1, 0.95) : 0;
    shape.crowd = random.chance(0.5) ? drawn(0, 0.6) : 0;
    shape.mottle = random.chance(0.6) ? drawn(0.05, 0.45) : 0;
    shape.fatTone = random.chance(0.6) ? drawn(0.35, 1) : 1;
    return shape;
}

} // namespace foramen
