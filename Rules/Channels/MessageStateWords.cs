namespace OrleansNotify.Channels;

public static class MessageStateWords
{
    public static string Word(this MessageState state) => state.ToString().ToLowerInvariant();
}
