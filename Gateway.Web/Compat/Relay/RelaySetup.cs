namespace OrleansNotify.Compat.Relay;

internal static class RelaySetup
{
    public static IServiceCollection AddRelay(this IServiceCollection services) => services.AddSingleton<RelayStatusReader>();
}
