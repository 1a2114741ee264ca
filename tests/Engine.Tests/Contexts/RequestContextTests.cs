namespace OrleansNotify.Engine.Tests;

internal interface IContextual : IGrainWithStringKey
{
    Task<string?> Get(string key);

    Task<string?> GetThrough(string otherKey, string key);

    Task Set(string key, string value);
}

internal sealed class ContextualGrain : Grain, IContextual
{
    public async Task<string?> Get(string key)
    {
        await Task.Yield();
        return RequestContext.Get(key) as string;
    }

    public Task<string?> GetThrough(string otherKey, string key) => GrainFactory.GetGrain<IContextual>(otherKey).Get(key);

    public Task Set(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }
}

public sealed class RequestContextTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task TheContextFlowsToTheGrainAndOn()
    {
        RequestContext.Set("trace", "1");

        Assert.Equal("1", await Grain<IContextual>().Get("trace"));
        Assert.Equal("1", await Soon(Grain<IContextual>().GetThrough(Key + "/other", "trace")));
    }

    [Fact]
    public async Task TheContextDoesNotFlowBack()
    {
        await Grain<IContextual>().Set("theirs", "1");

        Assert.Null(RequestContext.Get("theirs"));
        Assert.Null(await Grain<IContextual>().Get("theirs"));
    }

    [Fact]
    public async Task WhatIsRemovedOrClearedDoesNotFlow()
    {
        RequestContext.Set("a", "1");
        RequestContext.Set("b", "2");

        Assert.True(RequestContext.Remove("a"));
        Assert.Null(await Grain<IContextual>().Get("a"));
        Assert.Equal("2", await Grain<IContextual>().Get("b"));

        RequestContext.Clear();
        Assert.Null(await Grain<IContextual>().Get("b"));
    }
}
