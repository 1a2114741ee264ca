namespace OrleansNotify.Engine.Tests;

public sealed class ReferenceTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public void ReferencesToOneGrainAreEqual()
    {
        Assert.Equal(Grain<IReferring>(), Grain<IReferring>());
        Assert.Equal(Grain<IReferring>().GetHashCode(), Grain<IReferring>().GetHashCode());
        Assert.NotEqual(Grain<IReferring>("a"), Grain<IReferring>("b"));
    }

    [Fact]
    public void AReferenceIsADictionaryKey()
    {
        var known = new Dictionary<IReferring, string> { [Grain<IReferring>("a")] = "a", [Grain<IReferring>("b")] = "b" };

        Assert.Equal("b", known[Grain<IReferring>("b")]);
    }

    [Fact]
    public void AReferenceKnowsItsKey()
    {
        Assert.Equal(Key, Grain<IReferring>().GetPrimaryKeyString());
        Assert.IsAssignableFrom<GrainReference>(Grain<IReferring>());
    }

    [Fact]
    public async Task AGrainReturnsAReferenceToItself()
    {
        Assert.Equal(Grain<IReferring>(), await Grain<IReferring>().Yourself());
    }

    [Fact]
    public async Task AReferenceIsAnArgument()
    {
        var other = Grain<IReferring>(Key + "/other");

        Assert.Equal(Key + "/other", await Grain<IReferring>().KeyOf(other));
        Assert.Equal(Key + "/other", await Soon(Grain<IReferring>().AskKeyOf(other)));
    }

    [Fact]
    public async Task AReferenceIsADictionaryKeyInsideAGrain()
    {
        await Grain<IReferring>().Remember(Grain<IReferring>("a"));

        Assert.Equal(2, await Grain<IReferring>().Remember(Grain<IReferring>("a")));
        Assert.Equal(1, await Grain<IReferring>().Remember(Grain<IReferring>("b")));
    }

    [Fact]
    public async Task AnIdIsTheTypeAndTheKey()
    {
        Assert.Equal($"referring-things/{Key}", await Grain<IReferring>().Id());
        Assert.Equal($"unnamed/{Key}", await Grain<IUnnamed>().Id());
        Assert.Equal($"unnamed/{Key}", Grain<IUnnamed>().GetGrainId().ToString());
    }

    [Fact]
    public void AnIdIsParsedFromItsText()
    {
        var id = GrainId.Create("endpoint", "acme/orders/1");

        Assert.True(GrainId.TryParse(id.ToString(), out var parsed));
        Assert.Equal(id, parsed);
        Assert.Equal("acme/orders/1", parsed.Key.ToString());
        Assert.Equal("endpoint", id.Type.ToString());
    }

    [Fact]
    public async Task AnotherInterfaceOfTheGrainReachesIt()
    {
        var other = Grain<IReferring>().AsReference<IAlsoReferring>();

        Assert.Equal("hello", await other.Greeting());
        Assert.Equal("hello", await Cluster.GrainFactory.GetGrain<IAlsoReferring>(Grain<IReferring>().GetGrainId()).Greeting());
    }

    [Fact]
    public void AnInterfaceThatNoGrainImplementsHasNoReference()
    {
        Assert.Throws<ArgumentException>(() => Grain<IImplementedByNobody>());
    }
}
