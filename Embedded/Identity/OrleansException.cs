namespace Orleans.Runtime;

public class OrleansException : Exception
{
    public OrleansException()
    {
    }

    public OrleansException(string message) : base(message)
    {
    }

    public OrleansException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(GrainId observer) : base($"There is no observer {observer}.")
    {
    }
}

public sealed class SiloUnavailableException : OrleansException
{
    public SiloUnavailableException(string msg) : base(msg)
    {
    }
}
