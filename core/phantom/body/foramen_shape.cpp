#include "core/phantom/body/foramen_shape.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace foramen {

namespace {

float drawn(Random& random, double low, double high)
{
    return static_cast<float>(random.uniform(low, high));
}

/// From L1/L2 (0) to L5/S1 (4).
float between(float top, float bottom, int level)
{
    return top + (bottom - top) * static_cast<float>(level) / 4;
}

/// The parts of structures in a narrowing, in random shares.
struct Mechanisms {
    float bulge, rise, thickening, flavum, upperSpur, lowerSpur, constitution;
};

Mechanisms drawMechanisms(float narrowing, Random& random)
{
    std::array<float, 6> weights{};
    float largest = 0;
    for (float& weight : weights) {
        weight = static_cast<float>(std::pow(random.uniform(), 1.6));
        largest = std::max(largest, weight);
    }
    // The structure that narrows most does so fully; the others as it happens.
    for (float& weight : weights)
        weight = narrowing * (0.25F * weight + 0.75F * weight / std::max(0.05F, largest));
    return {weights[0],
            weights[1],
            weights[2],
            weights[3],
            weights[4],
            weights[5],
            random.chance(0.35) ? drawn(random, 0, 1) * (0.3F + 0.7F * narrowing) : 0.0F};
}

void drawOpen(ForamenShape& shape, int level, Random& random)
{
    const auto around = [&random](float mean, float share) {
        return mean * static_cast<float>(1 + share * std::clamp(random.normal(), -2.0, 2.0));
    };
    shape.aside = drawn(random, 2.8, 5.6);
    shape.room = around(between(9.3F, 7.6F, level), 0.13F);
    shape.arch = drawn(random, 0.02, 0.1);
    shape.floor = drawn(random, 1.2, 4);
    shape.upperWidth = around(between(8.3F, 9.1F, level), 0.12F);
    shape.parsSlope = drawn(random, 0.1, 0.5);
    shape.lowerWidth = around(between(6.9F, 5.7F, level), 0.16F);
    shape.tipHeight = around(level == 4 ? 9.5F : 8.5F, 0.18F);
    shape.tipForward = drawn(random, 0, 2);
    shape.lean = drawn(random, 0.05, 0.4);
    shape.thickness = around(level == 4 ? 7.5F : 9.5F, 0.16F);
    shape.jointSlope = between(0.1F, 0.28F, level) + drawn(random, -0.1, 0.2);
    shape.jointTurn = drawn(random, 0.4, 1.2);
    shape.jointWidth = drawn(random, 0.4, 1.3);
    shape.inferiorEnd = drawn(random, 4, 11);
    shape.inferiorThickness = drawn(random, 5.5, 9.5);
    shape.flavum = drawn(random, 0.3, 1.6);
    shape.roofBand = random.chance(0.6) ? drawn(random, 0.4, 1.8) : 0.0F;
    shape.bulge = random.chance(0.6) ? drawn(random, 0, 1.8) : 0.0F;
    shape.bulgeBelow = drawn(random, -2, 1.5);
    shape.bulgeReach = drawn(random, 4.5, 8);
    shape.rootHalfBack = drawn(random, 1.4, 2.5);
    shape.rootHalfDown = drawn(random, 1.6, 2.8);
    shape.rootDown = shape.rootHalfDown + drawn(random, 0.6, 2.2);
    shape.rootBack = shape.upperWidth * drawn(random, 0.34, 0.62);
    shape.rootDrop = drawn(random, 0.3, 0.9);
    shape.fatTone = random.chance(0.07) ? drawn(random, 0.55, 0.85) : drawn(random, 0.95, 1.25);
}

void narrow(ForamenShape& shape, float narrowing, Random& random)
{
    const Mechanisms part = drawMechanisms(narrowing, random);
    shape.bulge += 6.0F * part.bulge;
    if (part.bulge > 0.3F) {
        shape.bulgeBelow = random.chance(0.75) ? drawn(random, -6, -1) : drawn(random, -1, 2);
        shape.bulgeReach = drawn(random, 5, 9.5);
    }
    shape.tipHeight += 5.0F * part.rise;
    shape.lowerWidth -= 3.4F * part.thickening;
    shape.tipForward += 2.5F * part.thickening;
    shape.thickness += 3.0F * part.thickening;
    shape.flavum += 2.8F * part.flavum;
    shape.upperSpur = 4.5F * part.upperSpur * drawn(random, 0.5, 1);
    shape.lowerSpur = 4.5F * part.lowerSpur * drawn(random, 0.5, 1);
    const float closed = 0.35F * part.constitution + 0.2F * narrowing * drawn(random, 0, 1);
    shape.upperWidth *= 1 - 0.7F * closed;
    shape.lowerWidth *= 1 - closed;
    shape.room *= 1 - 0.8F * closed;
    shape.room -= 3.0F * narrowing * drawn(random, 0, 1);
    shape.lowerWidth = std::max(shape.lowerWidth, 1.5F);
    shape.room = std::max(shape.room, 3.0F);
    shape.rootDown = std::min(shape.rootDown, std::max(2.0F, 0.6F * shape.room));
    shape.rootBack = std::min(shape.rootBack, 0.6F * shape.upperWidth);
}

} // namespace

ForamenShape drawForamenShape(int level, float narrowing, float scale, Random& random)
{
    ForamenShape shape;
    drawOpen(shape, level, random);
    narrow(shape, narrowing, random);
    for (float* length :
         {&shape.room, &shape.floor, &shape.upperWidth, &shape.lowerWidth, &shape.tipHeight,
          &shape.tipForward, &shape.thickness, &shape.inferiorEnd, &shape.inferiorThickness,
          &shape.bulge, &shape.bulgeBelow, &shape.bulgeReach, &shape.upperSpur, &shape.lowerSpur,
          &shape.rootBack, &shape.rootDown, &shape.rootHalfBack, &shape.rootHalfDown})
        *length *= scale;
    return shape;
}

} // namespace foramen
