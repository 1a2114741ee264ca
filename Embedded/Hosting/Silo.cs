using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The one silo: delivers requests, ends what is overdue or idle, and deactivates everything at shutdown.</summary>
internal sealed partial class Silo : IHostedService, IDisposable
{
    static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ShortestSweep = TimeSpan.FromMilliseconds(20);

    readonly ILogger<Silo> _logger;
    readonly TimeSpan _siloTimeout;
    readonly TimeSpan _clientTimeout;
    ITimer? _expiry;
    ITimer? _collection;
    volatile bool _stopping;
    volatile bool _stopped;

    public Silo(IServiceProvider services, ILogger<Silo> logger)
    {
        (Services, _logger) = (services, logger);
        MessagingTime = Clock(TimeProviderNames.Messaging);
        ActivationTime = Clock(TimeProviderNames.ActivationManagement);
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        _siloTimeout = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout;
        // A host that is its own client has no client options; a test cluster's client has.
        _clientTimeout = services.GetService<IConfigureOptions<ClientMessagingOptions>>() is null
            ? _siloTimeout
            : services.GetRequiredService<IOptions<ClientMessagingOptions>>().Value.ResponseTimeout;
        References = new(this, GrainClasses.Loaded);
        Directory = new(this, GrainClasses.Loaded);
    }

    public IServiceProvider Services { get; }

    public TimeProvider MessagingTime { get; }

    public TimeProvider ActivationTime { get; }

    public GrainCollectionOptions Collection { get; }

    public References References { get; }

    public ActivationDirectory Directory { get; }

    public TimeSpan ResponseTimeout => Activation.Current is null ? _clientTimeout : _siloTimeout;

    public TimeProvider Clock(string name) =>
        Services.GetKeyedService<TimeProvider>(name) ?? Services.GetRequiredService<TimeProvider>();

    public TimeSpan CollectionAge(GrainClass grainClass) =>
        Collection.ClassSpecificCollectionAge.GetValueOrDefault(grainClass.Type.FullName!, Collection.CollectionAge);

    public Activation? Send(Request request)
    {
        // While it stops, grains may still call each other: from OnDeactivateAsync, say.
        if (_stopped || (_stopping && Activation.Current is null))
        {
            request.Fail(new SiloUnavailableException("The silo has stopped."));
            return null;
        }

        return Directory.Deliver(request);
    }

    public void Resend(Request request)
    {
        try
        {
            Send(request);
        }
        catch (Exception failure)
        {
            request.Fail(failure);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var shortest = TimeSpan.FromTicks(Math.Min(_siloTimeout.Ticks, _clientTimeout.Ticks) / 10);
        var sweep = shortest < ShortestSweep ? ShortestSweep : shortest > LongestSweep ? LongestSweep : shortest;
        _expiry = MessagingTime.CreateTimer(_ => ExpireRequests(), null, sweep, sweep);
        _collection = ActivationTime.CreateTimer(_ => CollectIdle(), null, Collection.CollectionQuantum, Collection.CollectionQuantum);
        foreach (var part in Services.GetServices<ISiloPart>())
        {
            await part.StartAsync(cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopped)
        {
            return;
        }

        foreach (var part in Services.GetServices<ISiloPart>().Reverse())
        {
            await part.StopAsync(cancellationToken);
        }

        _stopping = true;
        // Again and again: what deactivates may call, and so activate, another.
        while (Directory.Grains.ToArray() is { Length: > 0 } left)
        {
            Array.ForEach(left, activation => activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo stops.")));
            await Task.WhenAll(left.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        _stopped = true;
        Dispose();
    }

    public void Dispose()
    {
        _expiry?.Dispose();
        _collection?.Dispose();
    }

    void ExpireRequests()
    {
        foreach (var activation in Directory.Everything)
        {
            activation.ExpireRequests(MessagingTime);
        }
    }

    void CollectIdle()
    {
        foreach (var activation in Directory.Grains)
        {
            activation.DeactivateIfIdle();
        }
    }
}
