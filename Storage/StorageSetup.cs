using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OrleansNotify.Activity;
using OrleansNotify.Channels;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Inboxes;
using OrleansNotify.Members;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Sessions;
using OrleansNotify.Storage.Postgres;
using OrleansNotify.Storage.Sqlite;
using OrleansNotify.Templates;
using OrleansNotify.Tenants;
using OrleansNotify.Topics;
using OrleansNotify.Views;

namespace OrleansNotify.Storage;

public static class StorageSetup
{
    /// <summary>Key of the data source of cluster membership: silos must say that they are alive also while the stores' connections are all taken.</summary>
    public const string Membership = "membership";

    /// <summary>
    /// Registers every store over the database that <paramref name="options"/> name. Nothing is opened before first use. Needs an
    /// <see cref="IActivitySeal"/>.
    /// </summary>
    public static IServiceCollection AddOrleansNotifyStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(s => options is { IsPostgres: true, IsShared: true }
            ? new DatabaseTime(s.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System)
            : TimeProvider.System);
        services
            .AddSingleton<Leftovers>()
            .AddSingleton<Ranks>()
            .AddSingleton<IEventSchedule, EventSchedule>()
            .AddSingleton<ITopicStore, TopicStore>()
            .AddSingleton<IBacklog, Backlog>()
            .AddSingleton<IInboxStore, InboxStore>()
            .AddSingleton<ISessionStore, SessionStore>()
            .AddSingleton<IOtpStore, OtpStore>()
            .AddSingleton<ISignInFailureStore, SignInFailureStore>()
            .AddSingleton<ActivityChain>()
            .AddSingleton<ActivityRetention>()
            .AddSingleton<IActivityChain>(s => s.GetRequiredService<ActivityChain>())
            .AddSingleton<IActivityLog, ActivityLog>()
            .AddSingleton<ICapturedMailStore, CapturedMailStore>()
            .AddSingleton<IWaitingMailStore, WaitingMailStore>()
            .AddSingleton<IMessageStore, MessageStore>()
            .AddSingleton<IMoneyBudgetStore, MoneyBudgetStore>()
            .AddSingleton<IMessageRuleStore, MessageRuleStore>()
            .AddSingleton<IHandledItems, HandledItems>()
            .AddSingleton<IMessageReader, MessageReader>()
            .AddSingleton<IProviderAccountStore, ProviderAccountStore>()
            .AddSingleton<IPeopleStore, PeopleStore>()
            .AddSingleton<IPeopleReader, PeopleReader>()
            .AddSingleton<ICategoryStore, CategoryStore>()
            .AddSingleton<SuppressionStore>()
            .AddSingleton<ISuppressionStore>(s => s.GetRequiredService<SuppressionStore>())
            .AddSingleton<ISuppressionReader>(s => s.GetRequiredService<SuppressionStore>())
            .AddSingleton<TemplateStore>()
            .AddSingleton<ITemplateStore>(s => s.GetRequiredService<TemplateStore>())
            .AddSingleton<ITemplateReader>(s => s.GetRequiredService<TemplateStore>())
            .AddSingleton<IDeliveryChanges, DeliveryChanges>()
            .AddSingleton<IDeliveryFigures, FigureStore>()
            .AddSingleton<IBulkJobStore, BulkJobStore>()
            .AddSingleton<BulkPages>()
            .AddSingleton<IQueueDepths, QueueDepths>()
            .AddSingleton<IViewStore, ViewStore>()
            .AddSingleton<IReplayStore, ReplayStore>()
            .AddSingleton<ICancellationStore, CancellationStore>()
            .AddSingleton<ITenantStore, TenantStore>()
            .AddSingleton<IApiKeyUses, ApiKeyUses>();
        return options.IsPostgres ? services.AddPostgres(options) : services.AddSqlite(options);
    }

    /// <summary>The data source of cluster membership, under the key <see cref="Membership"/>, for a client that has no stores.</summary>
    public static IServiceCollection AddMembershipSource(this IServiceCollection services, StorageOptions options) =>
        services.AddKeyedSingleton(Membership, (_, _) => NpgsqlDataSource.Create(PostgresConnectionString.OfMembership(options)));

    private static IServiceCollection AddPostgres(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(_ => NpgsqlDataSource.Create(PostgresConnectionString.Of(options)))
        .AddMembershipSource(options)
        .AddSingleton(s => new Pulse(options, s.GetRequiredService<TimeProvider>()))
        .AddSingleton<PostgresDatabase>()
        .AddSingleton<Database>(s => s.GetRequiredService<PostgresDatabase>())
        .AddSingleton<PostgresPartitions>()
        .AddSingleton<RowSecurity>()
        .AddSingleton<IRowSecurity>(s => s.GetRequiredService<RowSecurity>())
        .AddSingleton<PostgresRetention>()
        .AddSingleton<ISchema, PostgresSchema>()
        .AddSingleton<IEventLog, PostgresEventLog>()
        .AddSingleton<IEndpointStore, PostgresEndpointStore>()
        .AddSingleton<DueWriter, PostgresDueWriter>()
        .AddSingleton<IDeliveryStore, PostgresDeliveryStore>();

    private static IServiceCollection AddSqlite(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(_ => new SqliteDatabase(options))
        .AddSingleton<Database>(s => s.GetRequiredService<SqliteDatabase>())
        .AddSingleton<SqliteRetention>()
        .AddSingleton<ISchema, SqliteSchema>()
        .AddSingleton<IEventLog, SqliteEventLog>()
        .AddSingleton<IEndpointStore, SqliteEndpointStore>()
        .AddSingleton<DueWriter, SqliteDueWriter>()
        .AddSingleton<IDeliveryStore, SqliteDeliveryStore>();
}
