using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

public abstract class Grain : IGrainBase, IAddressable
{
    readonly Activation _activation = Activation.Current
        ?? throw new InvalidOperationException("A grain is made by its silo, not with new.");

    public IGrainContext GrainContext => _activation;

    public GrainReference GrainReference => _activation.GrainReference;

    public string IdentityString => _activation.GrainId.ToString();

    protected IGrainFactory GrainFactory => _activation.Silo.References;

    protected internal IServiceProvider ServiceProvider => _activation.ActivationServices;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    protected void DelayDeactivation(TimeSpan timeSpan) => _activation.KeepFor(timeSpan);
}
