using Microsoft.Extensions.Logging;

namespace OrleansNotify.Engine.Tests;

internal interface IInjected : IGrainWithStringKey
{
    Task<string> Id();

    Task Write(string first, string second);

    Task<string> Read();

    Task Leave();
}

internal sealed class InjectedGrain(
    [PersistentState("first")] IPersistentState<Note> first,
    IGrainContext context,
    ILogger<InjectedGrain> logger,
    [PersistentState("second")] IPersistentState<Note> second,
    Greeting greeting) : Grain, IInjected
{
    public Task<string> Id() => Task.FromResult($"{greeting.Text} {context.GrainId} {logger is not null}");

    public async Task Write(string one, string two)
    {
        (first.State.Text, second.State.Text) = (one, two);
        await first.WriteStateAsync();
        await second.WriteStateAsync();
    }

    public Task<string> Read() => Task.FromResult($"{first.State.Text} {second.State.Text}");

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public sealed class InjectionTests(ClusterFixture fixture) : EngineTest(fixture)
{
    [Fact]
    public async Task AGrainIsGivenServicesAndItsContext()
    {
        Assert.Equal($"hello injected/{Key} True", await Grain<IInjected>().Id());
    }

    [Fact]
    public async Task AGrainHasSeveralStates()
    {
        await Grain<IInjected>().Write("one", "two");
        await Grain<IInjected>().Leave();

        Assert.Equal("one two", await Grain<IInjected>().Read());
    }
}
