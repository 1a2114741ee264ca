namespace OrleansNotify.Endpoints;

internal static class EndpointsSetup
{
    public static void AddEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<EndpointMaker>();
        services.AddSingleton<TestBudget>();
    }
}
