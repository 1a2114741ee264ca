namespace OrleansNotify.Engine.Tests;

internal interface IReferring : IGrainWithStringKey
{
    Task<IReferring> Yourself();

    Task<string> KeyOf(IReferring other);

    Task<string> AskKeyOf(IReferring other);

    Task<string> Key();

    Task<int> Remember(IReferring other);

    Task<string> Id();
}

internal interface IAlsoReferring : IGrainWithStringKey
{
    Task<string> Greeting();
}

[GrainType("referring-things")]
internal sealed class ReferringGrain(Greeting greeting) : Grain, IReferring, IAlsoReferring
{
    readonly Dictionary<IReferring, int> _known = [];

    public Task<IReferring> Yourself() => Task.FromResult(this.AsReference<IReferring>());

    public Task<string> KeyOf(IReferring other) => Task.FromResult(other.GetPrimaryKeyString());

    public Task<string> AskKeyOf(IReferring other) => other.Key();

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<int> Remember(IReferring other) => Task.FromResult(_known[other] = _known.GetValueOrDefault(other) + 1);

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());

    public Task<string> Greeting() => Task.FromResult(greeting.Text);
}

internal interface IUnnamed : IGrainWithStringKey
{
    Task<string> Id();
}

internal sealed class UnnamedGrain : Grain, IUnnamed
{
    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());
}

internal interface IImplementedByNobody : IGrainWithStringKey;
