namespace OrleansNotify.Channels;

internal static class ChannelsSetup
{
    public static void AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<MessageMoves>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<QueueHistoryReader>();
    }
}
