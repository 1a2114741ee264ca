using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class FigureContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IDeliveryFigures Figures => store.Get<IDeliveryFigures>();

    [SkippableFact]
    public async Task WhatSeveralProcessesAddIsSummed()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Figures.Add([Row("a", 60), Row("b", 60), Row("a", 120)], default)));

        var rows = await Figures.Read(_tenant, FigureKind.Type, ["a", "c"], 60, 0, 120, default);

        var row = Assert.Single(rows);
        Assert.Equal((16, 24, 32, 60), (row.Succeeded, row.Failed, row.Dead, row.At));
        Assert.Equal([.. Enumerable.Range(0, DurationHistogram.Size).Select(i => 8L * i)], row.Durations);
    }

    [SkippableFact]
    public async Task OnlyWhatIsOldIsPruned()
    {
        await Figures.Add([Row("a", 60), Row("a", 180), Row("a", 60) with { Step = 3600 }], default);

        await Figures.Prune(60, 180, default);

        Assert.Equal(180, Assert.Single(await Figures.Read(_tenant, FigureKind.Type, ["a"], 60, 0, 1_000, default)).At);
        Assert.Single(await Figures.Read(_tenant, FigureKind.Type, ["a"], 3600, 0, 1_000, default));
    }

    private DeliveryFigures Row(string type, long at)
        => new(_tenant, FigureKind.Type, type, 60, at, 2, 3, 4, [.. Enumerable.Range(0, DurationHistogram.Size).Select(i => (long)i)]);
}

public sealed class DurationHistogramTests
{
    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(5, 0)]
    [InlineData(5.1, 1)]
    [InlineData(1_000, 9)]
    [InlineData(10_000, 14)]
    [InlineData(10_001, 15)]
    public void ADurationIsInTheSpanThatEndsWithIt(double milliseconds, int place)
        => Assert.Equal(place, DurationHistogram.PlaceOf(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void APercentileLiesWithinItsSpan()
    {
        var counts = new long[DurationHistogram.Size];
        Assert.Null(DurationHistogram.Percentile(counts, 0.5));
        (counts[3], counts[15]) = (90, 10);

        Assert.Equal(36.7, DurationHistogram.Percentile(counts, 0.5));
        Assert.Equal(10_000, DurationHistogram.Percentile(counts, 0.95));
    }
}

public sealed class SqliteFigureTests(SqliteFixture store) : FigureContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresFigureTests(PostgresFixture store) : FigureContract(store), IClassFixture<PostgresFixture>;
