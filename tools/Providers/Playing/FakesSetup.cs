namespace OrleansNotify.Fakes;

internal static class FakesSetup
{
    public static void AddFakes(this IServiceCollection services)
    {
        services.AddSingleton<FaultScripts>();
        services.AddSingleton<TakenLedger>();
        services.AddSingleton<CallbackCounts>();
        services.AddSingleton<CallbackRunner>();
        services.AddSingleton<FakeStage>();
        services.AddSingleton<FakeCast>();
        services.AddSingleton<IFake, TwilioFake>();
        services.AddSingleton<IFake, WhatsAppFake>();
        services.AddSingleton<IFake, PushFake>();
        services.AddSingleton<IFake, HttpFake>();
    }
}
