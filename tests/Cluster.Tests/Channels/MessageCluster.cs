using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Endpoints;
using OrleansNotify.Inboxes;
using OrleansNotify.Preferences;
using OrleansNotify.Running;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>A cluster with a tenant whose messages go by a scripted provider.</summary>
internal sealed class MessageCluster(NotifyCluster cluster, Tenant tenant, ScriptedProvider provider) : IAsyncDisposable
{
    // Valid, and of nobody.
    private const string NumberPrefix = "+1500555";

    public NotifyCluster Cluster => cluster;

    public Tenant Tenant => tenant;

    public ScriptedProvider Provider => provider;

    public IMessageStore Store => cluster.Service<IMessageStore>();

    public IMessageSenderGrain Sender(Channel channel = Channel.Sms) => cluster.Grains.GetGrain<IMessageSenderGrain>($"{tenant.Name}/{channel.Word()}");

    public static async Task<MessageCluster> Start(
        bool hasManualClock = false, ScriptedProvider? provider = null, Action<IServiceCollection>? replace = null, ClusterPlan? plan = null, int accounts = 1, string? prices = null)
    {
        provider ??= new ScriptedProvider();
        var cluster = await NotifyCluster.Start((plan ?? new ClusterPlan { HasManualClock = hasManualClock }) with
        {
            Replace = services =>
            {
                services.AddSingleton<IMessageProvider>(provider);
                replace?.Invoke(services);
            },
        });
        var started = new MessageCluster(cluster, await cluster.Tenant(), provider);
        await started.AddAccounts(accounts, prices);
        return started;
    }

    public static string Number(int number) => $"{NumberPrefix}{number:D4}";

    /// <summary>Publishes an event that an SMS follows from to each of the numbers.</summary>
    public Task<long> Publish(params string[] numbers) => Publish("shop", "order.created", numbers.Select(number => AudienceKey.Address("sms", number)));

    public async Task<long> Publish(string source, string type, IEnumerable<string> audience, string payload = """{"message":"hello"}""")
    {
        var command = Tenant.Event(type, payload, [.. audience]) with { Source = source };
        var result = await tenant.Log.Append(command);
        Assert.Equal(AppendStatus.Accepted, result.Status);
        return result.Seq;
    }

    public async Task Rule(string type, Channel channel, MessageRule rule)
    {
        Assert.True(await cluster.Service<IMessageRuleStore>().Save(tenant.Name, new MessageRuleRow(type, channel, rule, cluster.Now), 100, default));
        await cluster.Grains.GetGrain<IMessagePlannerGrain>(tenant.Name).Changed();
    }

    /// <summary>Users get messages of types that have a published template.</summary>
    public async Task Template(string type, Channel channel, TemplateParts parts)
    {
        var templates = cluster.Service<ITemplateStore>();
        var draft = new TemplateRow
        {
            EventType = type,
            Channel = channel,
            Language = "en",
            Version = 0,
            IsCurrent = false,
            Parts = TemplateJson.Write(parts),
            Compiled = TemplateJson.Write(TemplateCompiler.Compile(channel, parts)),
            SavedAt = cluster.Now,
            SavedBy = "tests",
        };
        Assert.True(await templates.SaveDraft(tenant.Name, draft, 100, default));
        Assert.NotNull(await templates.Publish(tenant.Name, new TemplateKey(type, channel, "en"), 0, 10, cluster.Now, "tests", default));
        await cluster.Grains.GetGrain<ITenantDispatcherGrain>(tenant.Name).ChannelsChanged();
    }

    public async Task<IReadOnlyList<MessageRow>> Messages()
    {
        var found = new List<MessageRow>();
        IReadOnlyList<MessageRow> page;
        do
        {
            var query = new MessageQuery(tenant.Name, null, null, null, null, null, null, null, found.Count > 0 ? found[^1].Id : null, 1_000);
            page = await cluster.Service<IMessageReader>().List(query, default);
            found.AddRange(page);
        }
        while (page.Count == 1_000);
        return found;
    }

    /// <summary>Waits until there are so many messages, and all of them are in one of these states.</summary>
    public Task AllAre(int count, params MessageState[] states) => Eventually.Holds(
        async () => await Messages() is var messages && messages.Count == count && messages.All(message => states.Contains(message.State)),
        $"{count} messages are {string.Join(" or ", states)}");

    public Task<bool> Are(int count, params MessageState[] states) => Holds(count, states);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private async Task<bool> Holds(int count, MessageState[] states)
        => await Messages() is var messages && messages.Count == count && messages.All(message => states.Contains(message.State));

    private async Task AddAccounts(int accounts, string? prices)
    {
        var box = cluster.Service<AccountSettingsBox>();
        foreach (var number in Enumerable.Range(1, accounts))
        {
            foreach (var channel in ChannelWords.All)
            {
                var id = $"acc_{channel.Word()}_{number}";
                var row = new ProviderAccountRow
                {
                    Tenant = tenant.Name,
                    Id = id,
                    Channel = channel,
                    Provider = ScriptedProvider.Id,
                    Name = id,
                    Settings = box.Seal(tenant.Name, id, new Dictionary<string, string>()),
                    Position = number,
                    IsPaused = false,
                    RatePerSecond = 0,
                    Prices = prices,
                    CreatedAt = cluster.Now,
                    UpdatedAt = cluster.Now,
                };
                Assert.True(await cluster.Service<IProviderAccountStore>().Save(row, 100, default));
            }
        }
    }
}
