namespace OrleansNotify.Engine.Tests;

internal interface ITurns : IGrainWithStringKey
{
    Task<string> Activation();

    Task Hold(string name);

    Task Quick(string name);

    [AlwaysInterleave]
    Task Interleaved(string name);

    [ReadOnly]
    Task Read(string name);

    [OneWay]
    Task Tell(string name);

    [ResponseTimeout("00:00:01")]
    Task HoldAtMostASecond();

    [ResponseTimeout("00:00:01")]
    Task CallYourself();

    Task<int> Increment();
}

[Reentrant]
internal sealed class ReentrantTurnGrain : TurnGrain, IReentrantTurns;

internal interface IReentrantTurns : ITurns;

internal interface IPlainTurns : ITurns;

internal sealed class PlainTurnGrain : TurnGrain, IPlainTurns;

internal abstract class TurnGrain : Grain
{
    readonly string _activation = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
    int _count;

    Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public Task<string> Activation() => Task.FromResult(_activation);

    public Task Hold(string name) => Work(name, Probe.Gate);

    public Task Quick(string name) => Work(name, Task.CompletedTask);

    public Task Interleaved(string name) => Work(name, Task.CompletedTask);

    public Task Read(string name) => Work(name, Probe.Gate);

    public Task Tell(string name) => Work(name, Probe.Gate);

    public Task HoldAtMostASecond() => Work("hold", Probe.Gate);

    public Task CallYourself() => GrainFactory.GetGrain<IPlainTurns>(this.GetPrimaryKeyString()).HoldAtMostASecond();

    public async Task<int> Increment()
    {
        var seen = _count;
        await Task.Yield();
        return _count = seen + 1;
    }

    async Task Work(string name, Task until)
    {
        Probe.Note($"{name} starts");
        await until;
        Probe.Note($"{name} ends");
    }
}
