using Microsoft.Extensions.Options;
using OrleansNotify.Storage;

namespace OrleansNotify.Hosting;

/// <summary>What an operator reads when the server cannot start: one line, no stack trace.</summary>
public static class Startup
{
    public static Task<int> Run(Func<Task> program) => Run(async () =>
    {
        await program();
        return 0;
    });

    /// <param name="program">Its result is how the process ends.</param>
    public static async Task<int> Run(Func<Task<int>> program)
    {
        try
        {
            EnvFile.Load();
            EnvFile.NameEnvironment();
            return await program();
        }
        catch (Exception e) when (InWords(e) is { } words)
        {
            await Console.Error.WriteLineAsync($"orleansnotify: {words}");
            return 1;
        }
    }

    private static string? InWords(Exception e) => e switch
    {
        BrokenConfigurationException => $"broken configuration: {e.Message}",
        OptionsValidationException => $"broken configuration: {e.Message}",
        SchemaTooNewException => e.Message,
        StoreUnavailableException => e.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"the port is in use: {e.Message} Choose another with PORT=…",
        System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.AccessDenied } => $"not allowed to listen: {e.Message}",
        AggregateException { InnerException: { } inner } => InWords(inner),
        _ => null,
    };
}
