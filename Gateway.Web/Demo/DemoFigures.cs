using OrleansNotify.Deliveries;

namespace OrleansNotify.Demo;

/// <summary>Sums of the attempts of the demo's day, for charts: what is counted as attempts end is counted here afterwards.</summary>
internal static class DemoFigures
{
    public static IReadOnlyList<DeliveryFigures> Of(string tenant, IEnumerable<DeliveryOutcome> outcomes)
        => [.. outcomes.SelectMany(outcome => Rows(tenant, outcome.Delivery, outcome.Attempt!))
            .GroupBy(row => (row.Kind, row.Key, row.Step, row.At))
            .Select(same => same.Aggregate(FigureSums.Sum))];

    private static IEnumerable<DeliveryFigures> Rows(string tenant, DeliveryRow delivery, AttemptRow attempt)
    {
        var durations = new long[DurationHistogram.Size];
        durations[DurationHistogram.PlaceOf(attempt.Duration)] = 1;
        var endedAt = (attempt.StartedAt + attempt.Duration).ToUnixTimeSeconds();
        (string Kind, string Key)[] of =
            [(FigureKind.All, ""), (FigureKind.Endpoint, delivery.EndpointId), (FigureKind.Type, delivery.Type), (FigureKind.Source, delivery.Source)];
        long[] steps = [FigureSteps.Minute, FigureSteps.Hour];
        return steps.SelectMany(step => of.Select(one => new DeliveryFigures(
            tenant, one.Kind, one.Key, step, endedAt - (endedAt % step), Count(DeliveryStatus.Succeeded), Count(DeliveryStatus.Retrying),
            Count(DeliveryStatus.Dead), durations)));

        long Count(string status) => delivery.Status == status ? 1 : 0;
    }
}
