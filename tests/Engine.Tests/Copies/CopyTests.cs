namespace OrleansNotify.Engine.Tests;

[GenerateSerializer]
internal sealed class Basket
{
    [Id(0)]
    public List<string> Items { get; set; } = [];

    [Id(1)]
    public byte[] Raw { get; set; } = [];

    [Id(2)]
    public Dictionary<string, List<int>> Counts { get; set; } = [];
}

[GenerateSerializer, Immutable]
internal sealed record Sealed([property: Id(0)] byte[] Raw);

internal interface IKeeper : IGrainWithStringKey
{
    Task Keep(Basket basket);

    Task KeepRaw(byte[] raw);

    Task<byte[]> Raw();

    Task<Basket> Kept();

    Task<int> Scribble(List<int> numbers);

    Task<bool> IsSame(Sealed one);

    Task<(string, List<int>)> Pair((string, List<int>) pair);
}

internal sealed class KeeperGrain : Grain, IKeeper
{
    Basket _kept = new();

    public Task Keep(Basket basket)
    {
        _kept = basket;
        return Task.CompletedTask;
    }

    public Task KeepRaw(byte[] raw)
    {
        _kept.Raw = raw;
        return Task.CompletedTask;
    }

    public Task<byte[]> Raw() => Task.FromResult(_kept.Raw);

    public Task<Basket> Kept() => Task.FromResult(_kept);

    public Task<int> Scribble(List<int> numbers)
    {
        numbers.Add(4);
        return Task.FromResult(numbers.Count);
    }

    public Task<bool> IsSame(Sealed one) => Task.FromResult(ReferenceEquals(one, CopyTests.Shared));

    public Task<(string, List<int>)> Pair((string, List<int>) pair)
    {
        pair.Item2.Clear();
        return Task.FromResult((pair.Item1 + "!", new List<int> { 9 }));
    }
}

public sealed class CopyTests(ClusterFixture fixture) : EngineTest(fixture)
{
    internal static Sealed Shared { get; } = new([1]);

    [Fact]
    public async Task WhatTheCallerChangesLaterTheGrainDoesNotSee()
    {
        var basket = new Basket { Items = ["a"], Raw = [1], Counts = { ["x"] = [1] } };

        await Grain<IKeeper>().Keep(basket);
        basket.Items.Add("b");
        basket.Raw[0] = 2;
        basket.Counts["x"].Add(2);

        var kept = await Grain<IKeeper>().Kept();
        Assert.Equal(["a"], kept.Items);
        Assert.Equal([1], kept.Raw);
        Assert.Equal([1], kept.Counts["x"]);
    }

    [Fact]
    public async Task AnArrayIsCopied()
    {
        byte[] raw = [1];

        await Grain<IKeeper>().KeepRaw(raw);
        raw[0] = 2;

        Assert.Equal([1], await Grain<IKeeper>().Raw());
    }

    [Fact]
    public async Task WhatTheGrainChangesTheCallerDoesNotSee()
    {
        List<int> numbers = [1, 2, 3];

        Assert.Equal(4, await Grain<IKeeper>().Scribble(numbers));

        Assert.Equal(3, numbers.Count);
    }

    [Fact]
    public async Task AResultIsTheCallersOwn()
    {
        await Grain<IKeeper>().Keep(new Basket { Items = ["a"], Raw = [1] });

        var mine = await Grain<IKeeper>().Kept();
        mine.Items.Add("b");
        mine.Raw[0] = 2;

        Assert.Equal(["a"], (await Grain<IKeeper>().Kept()).Items);
        Assert.Equal([1], (await Grain<IKeeper>().Kept()).Raw);
    }

    [Fact]
    public async Task ATupleIsCopiedInDepth()
    {
        List<int> numbers = [1];

        var (text, other) = await Grain<IKeeper>().Pair(("a", numbers));

        Assert.Equal(("a!", 9), (text, Assert.Single(other)));
        Assert.Equal([1], numbers);
    }

    [Fact]
    public async Task NullIsAnArgumentAndAResult()
    {
        await Grain<IKeeper>().KeepRaw(null!);

        Assert.Null(await Grain<IKeeper>().Raw());
    }

    [Fact]
    public async Task AnImmutableRecordArrivesWithWhatIsInIt()
    {
        Assert.Equal(Shared.Raw, new Sealed([1]).Raw);
        await Grain<IKeeper>().IsSame(Shared);
    }
}
