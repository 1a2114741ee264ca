using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansNotify.Deliveries;
using OrleansNotify.Tenants;

namespace OrleansNotify.Channels;

/// <summary>What every sender of the process shares.</summary>
internal sealed class MessageServices(
    IMessageStore store,
    IMoneyBudgetStore moneyBudgets,
    BudgetReports budgetReports,
    ProviderAccounts accounts,
    MessageComposer composer,
    SuppressionSink suppressions,
    ITenantStore tenants,
    DeliveryServices deliveries,
    FigureCounter figures,
    IOptions<MessageOptions> options,
    TimeProvider time,
    Random random,
    ILogger<MessageServices> logger)
{
    public IMessageStore Store => store;

    public IMoneyBudgetStore MoneyBudgets => moneyBudgets;

    public BudgetReports BudgetReports => budgetReports;

    public ProviderAccounts Accounts => accounts;

    public MessageComposer Composer => composer;

    public SuppressionSink Suppressions => suppressions;

    public ITenantStore Tenants => tenants;

    public FigureCounter Figures => figures;

    public SettleTime SettleTime => deliveries.SettleTime;

    public MessageOptions Options => options.Value;

    public TimeProvider Time => time;

    public Random Random => random;

    public ILogger Logger => logger;

    public DateTimeOffset Now => time.GetUtcNow();
}
