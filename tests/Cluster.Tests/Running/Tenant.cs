using System.Globalization;
using System.Text;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Tenants;

namespace OrleansNotify.Running;

/// <summary>A tenant of a <see cref="NotifyCluster"/> and what one can ask of it.</summary>
public sealed class Tenant(NotifyCluster cluster, string name)
{
    public string Name => name;

    public ITenantGrain Grain => cluster.Grains.GetGrain<ITenantGrain>(name);

    public ITenantLogGrain Log => cluster.Grains.GetGrain<ITenantLogGrain>(name);

    public ITenantDispatcherGrain Dispatcher => cluster.Grains.GetGrain<ITenantDispatcherGrain>(name);

    /// <summary>What the endpoints of <see cref="Endpoint(string[])"/> reach: it answers 200 until the test has it answer something else.</summary>
    internal ScriptedSender Receiver => cluster.Receivers.At(Host);

    /// <summary>Of <see cref="Endpoint(string[])"/>.</summary>
    public EndpointSettings Settings => new(
        $"https://{Host}/", ["*"], null, [], TimeSpan.FromSeconds(15), 0, DeliveryOrder.Parallel, null, null, SignatureScheme.Hmac, null,
        BodyFormat.Payload, "", []);

    private string Host => $"{name}.test";

    public async Task Configure() => Assert.NotNull(await Grain.Configure(new ConfigureTenant(["example.org"], [], null, TimeSpan.Zero)));

    /// <param name="eventTypes">None: all.</param>
    public Task<IEndpointGrain> Endpoint(params string[] eventTypes)
        => Endpoint(eventTypes.Length == 0 ? Settings : Settings with { EventTypes = eventTypes });

    public async Task<IEndpointGrain> Endpoint(EndpointSettings settings, string? owner = null)
    {
        var id = "ep_" + NotifyCluster.Number().ToString("x32", CultureInfo.InvariantCulture);
        var made = await Dispatcher.Create(new CreateEndpoint(id, owner, settings));
        Assert.Equal(EndpointStatus.Done, made.Status);
        return EndpointGrain(id);
    }

    public IEndpointGrain EndpointGrain(string id) => cluster.Grains.GetGrain<IEndpointGrain>(new EndpointKey(name, id).ToString());

    /// <summary>Publishes an event to everyone of the tenant.</summary>
    /// <returns>Its place in the log.</returns>
    public async Task<long> Append(string type = "order.created", string payload = "{}")
    {
        var result = await Log.Append(Event(type, payload));
        Assert.Equal(AppendStatus.Accepted, result.Status);
        return result.Seq;
    }

    /// <summary>A command with an id that no other has.</summary>
    public static AppendEvent Event(string type = "order.created", string payload = "{}", params string[] audience) => new(
        "evt_" + NotifyCluster.Number().ToString("x32", CultureInfo.InvariantCulture), type, "test", audience.Length == 0 ? ["*"] : audience, 0,
        Encoding.UTF8.GetBytes(payload), null);

    /// <summary>Waits until the endpoints of this tenant have had so many attempts.</summary>
    public Task Sent(int attempts) => Eventually.Holds(() => Receiver.Count >= attempts, $"{name} has had {attempts} attempts");
}
