namespace OrleansNotify.Hosting;

/// <summary>A setting that cannot work. The message names the key and says what is wrong, for the person who started the program.</summary>
public sealed class BrokenConfigurationException : Exception
{
    public BrokenConfigurationException() { }

    public BrokenConfigurationException(string message) : base(message) { }

    public BrokenConfigurationException(string message, Exception inner) : base(message, inner) { }
}
