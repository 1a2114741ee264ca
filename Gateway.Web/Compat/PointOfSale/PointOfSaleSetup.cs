using OrleansNotify.Hosting;

namespace OrleansNotify.Compat.PointOfSale;

internal static class PointOfSaleSetup
{
    public static void AddPointOfSale(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<PosOptions>(configuration);
        services.AddSingleton<DefaultRecipients>();
        services.AddSingleton<PosGate>();
        services.AddSingleton<PosDesk>();
    }

    /// <summary>Reads what the environment says, so that a mistake ends the start and not the first sale.</summary>
    public static void CheckPointOfSale(this WebApplication app) => app.Services.GetRequiredService<DefaultRecipients>();
}
