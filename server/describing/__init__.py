"""The dataset and the endpoint described from themselves: Service Description, VoID and DCAT-AP."""
